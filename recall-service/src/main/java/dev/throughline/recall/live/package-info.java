/** The live feed: what happens is told to those who may see it while it happens, over WebSocket and server-sent events. */
@NullMarked
package dev.throughline.recall.live;

import org.jspecify.annotations.NullMarked;
