/** Keeps in mind which tokens were revoked, and refuses them. */
@NullMarked
package dev.throughline.common.revocation;

import org.jspecify.annotations.NullMarked;
