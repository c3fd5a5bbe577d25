/** The agents that work for a session beside its main conversation. */
@NullMarked
package dev.throughline.compression.agent;

import org.jspecify.annotations.NullMarked;
