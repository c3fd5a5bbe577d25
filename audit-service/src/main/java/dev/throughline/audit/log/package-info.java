/** The audit log: what was done, by whom, to what; appended under a Merkle tree and never changed. */
@NullMarked
package dev.throughline.audit.log;

import org.jspecify.annotations.NullMarked;
