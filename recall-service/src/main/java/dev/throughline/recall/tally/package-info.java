/** What a session used and did: tokens and their cost, actions, tools, files. */
@NullMarked
package dev.throughline.recall.tally;

import org.jspecify.annotations.NullMarked;
