/** Gives dead letters another chance, once what was wrong with them, or with the worker, is mended. */
@NullMarked
package dev.throughline.compression.replay;

import org.jspecify.annotations.NullMarked;
