/** What an agent's own hooks ask: answered in the agent's form, in time or not at all. */
@NullMarked
package dev.throughline.recall.hook;

import org.jspecify.annotations.NullMarked;
