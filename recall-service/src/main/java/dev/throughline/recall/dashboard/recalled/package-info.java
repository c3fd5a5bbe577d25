/** What was recalled to whom: which memories a session was shown, and to which sessions a memory was. */
@NullMarked
package dev.throughline.recall.dashboard.recalled;

import org.jspecify.annotations.NullMarked;
