/** The audit log. */
@NullMarked
package dev.throughline.audit.log;

import org.jspecify.annotations.NullMarked;
