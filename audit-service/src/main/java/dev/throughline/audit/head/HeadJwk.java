package dev.throughline.audit.head;

/**
 * A public Ed25519 key in the form of RFC 8037, section 2.
 *
 * @param kid the {@code key_id} of the heads that it verifies
 * @param x the key's 32 bytes, base64url
 */
public record HeadJwk(String kty, String crv, String use, String alg, String kid, String x) {
}
