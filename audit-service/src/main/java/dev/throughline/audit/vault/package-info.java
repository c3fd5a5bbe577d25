/** The credential vault: metadata for those who may see it, values for those who give a reason that the audit log keeps. */
@NullMarked
package dev.throughline.audit.vault;

import org.jspecify.annotations.NullMarked;
