/** Brings what other services report into the audit log, each report once. */
@NullMarked
package dev.throughline.audit.intake;

import org.jspecify.annotations.NullMarked;
