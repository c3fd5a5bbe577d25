package dev.throughline.audit.vault;

import org.jspecify.annotations.Nullable;

/**
 * Where a credential was found that nobody put into the vault.
 *
 * @param fingerprint as in the text's {@code [secret:<kind>:<fingerprint>]}; one credential of it in a tenant
 * @param kind the scanner's name of its kind
 * @param place in which field of the event
 */
public record Found(String fingerprint, String kind, String sessionId, @Nullable String eventId, String place) {
}
