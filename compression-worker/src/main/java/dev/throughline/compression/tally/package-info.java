/** What a session used and did, counted as it comes in: models, actions, tools, files, errors. */
@NullMarked
package dev.throughline.compression.tally;

import org.jspecify.annotations.NullMarked;
