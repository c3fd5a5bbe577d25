/** Measures audit-service's log from within its package. */
@NullMarked
package dev.throughline.audit.log;

import org.jspecify.annotations.NullMarked;
