/** Finds secrets in text and takes them out: pure, the same in every service that runs it. */
@NullMarked
package dev.throughline.common.secret;

import org.jspecify.annotations.NullMarked;
