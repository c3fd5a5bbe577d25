/** Signed tree heads and the export: what leaves the service, so that a later change of the log is found. */
@NullMarked
package dev.throughline.audit.head;

import org.jspecify.annotations.NullMarked;
