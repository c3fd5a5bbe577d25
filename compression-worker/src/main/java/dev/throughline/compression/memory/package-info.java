/** What is remembered: memories by source key, and the state of a project. */
@NullMarked
package dev.throughline.compression.memory;

import org.jspecify.annotations.NullMarked;
