/** Revokes tokens: announces it to all services, and withdraws the announcement once nothing is left to revoke. */
@NullMarked
package dev.throughline.audit.revocation;

import org.jspecify.annotations.NullMarked;
