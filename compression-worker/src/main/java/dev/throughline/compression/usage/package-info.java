/** What comes back from recall: how often a memory was shown, and whether it was of use. */
@NullMarked
package dev.throughline.compression.usage;

import org.jspecify.annotations.NullMarked;
