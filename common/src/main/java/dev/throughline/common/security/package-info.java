/** Who calls: what a verified token says of its bearer. */
@NullMarked
package dev.throughline.common.security;

import org.jspecify.annotations.NullMarked;
