/** The Merkle tree of RFC 9162: pure, and unaware of where its hashes are kept. */
@NullMarked
package dev.throughline.audit.merkle;

import org.jspecify.annotations.NullMarked;
