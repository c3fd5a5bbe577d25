/** The audit log: who did what, appended to a tree per tenant in the transaction that did it. */
@NullMarked
package dev.throughline.audit.log;

import org.jspecify.annotations.NullMarked;
