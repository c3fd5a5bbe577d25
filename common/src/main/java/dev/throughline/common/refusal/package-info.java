/** Brings refused tokens to the audit log, so that a flood of them does not fill it. */
@NullMarked
package dev.throughline.common.refusal;

import org.jspecify.annotations.NullMarked;
