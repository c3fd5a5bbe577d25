/** Rules of a tenant about secrets: kept here, announced to the services that take secrets out of texts. */
@NullMarked
package dev.throughline.audit.rule;

import org.jspecify.annotations.NullMarked;
