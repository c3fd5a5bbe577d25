/** Security incidents: what happened, in which order, and which entries of the audit log show it. */
@NullMarked
package dev.throughline.audit.incident;

import org.jspecify.annotations.NullMarked;
