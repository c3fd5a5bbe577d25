package dev.throughline.audit.head;

import java.nio.charset.StandardCharsets;

/**
 * What a tenant's log was at a time, signed. Published to {@code audit.anchored.v1}; key {@code <tenant>}.
 *
 * @param size how many entries
 * @param root of the tree over them, base64
 * @param signedAt microseconds since 1970
 * @param keyId of the key that signed: SHA-256 of its X.509 form, the first 16 hex digits
 * @param signature Ed25519 over {@link #signedText}, base64
 */
public record TreeHead(String tenant, long size, String root, long signedAt, String keyId, String signature) {

    /** Unambiguous: only the last part, the tenant, can hold a line's end. */
    static byte[] signedText(String tenant, long size, String root, long signedAt) {
        return "throughline-audit-head-v1\n%d\n%s\n%d\n%s".formatted(size, root, signedAt, tenant)
                .getBytes(StandardCharsets.UTF_8);
    }
}
