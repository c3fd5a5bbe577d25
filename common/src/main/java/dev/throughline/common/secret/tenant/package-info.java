/** What a tenant says of secrets beside the suite's own rules: what is none, and what is one, too. */
@NullMarked
package dev.throughline.common.secret.tenant;

import org.jspecify.annotations.NullMarked;
