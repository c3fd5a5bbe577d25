/** The Merkle tree of RFC 9162, section 2.1, without where it is stored. */
@NullMarked
package dev.throughline.audit.merkle;

import org.jspecify.annotations.NullMarked;
