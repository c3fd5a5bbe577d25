/** Envelope encryption: every value has a data key of its own, which is wrapped by the suite's key-encryption key. */
@NullMarked
package dev.throughline.audit.vault.key;

import org.jspecify.annotations.NullMarked;
