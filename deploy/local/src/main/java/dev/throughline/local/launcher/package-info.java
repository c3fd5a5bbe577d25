/** Starts, watches and stops the whole suite on this machine: what {@code deploy/local/up} and {@code down} call. */
@NullMarked
package dev.throughline.local.launcher;

import org.jspecify.annotations.NullMarked;
