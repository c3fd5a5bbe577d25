/** Refused tokens on their way into the audit log, of this service. */
@NullMarked
package dev.throughline.audit.refusal;

import org.jspecify.annotations.NullMarked;
