/** The only way to this service's tables: one transaction in one tenant. */
@NullMarked
package dev.throughline.audit.tenant;

import org.jspecify.annotations.NullMarked;
