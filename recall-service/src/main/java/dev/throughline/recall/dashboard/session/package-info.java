/** Sessions: their list, and one of them with its time line, its events, and what it was told. */
@NullMarked
package dev.throughline.recall.dashboard.session;

import org.jspecify.annotations.NullMarked;
