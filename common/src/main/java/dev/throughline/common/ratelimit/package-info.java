/** Bounds how much one token and one address may ask of a service. */
@NullMarked
package dev.throughline.common.ratelimit;

import org.jspecify.annotations.NullMarked;
