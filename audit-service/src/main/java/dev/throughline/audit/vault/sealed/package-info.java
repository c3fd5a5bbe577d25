/** Takes in what other services found in texts and sealed to the vault's public key. */
@NullMarked
package dev.throughline.audit.vault.sealed;

import org.jspecify.annotations.NullMarked;
