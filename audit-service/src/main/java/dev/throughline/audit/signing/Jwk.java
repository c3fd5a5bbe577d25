package dev.throughline.audit.signing;

/** A public RSA key in the form of RFC 7517. */
public record Jwk(String kty, String use, String alg, String kid, String n, String e) {
}
