package dev.throughline.audit.signing;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A key of the ring.
 *
 * @param signsFrom not used before: until then it is published, so that everybody knows it when it is
 * @param retiredAt when another took its place; it verifies until the last of its tokens has expired
 */
record PublishedKey(SigningKey key, Instant signsFrom, @Nullable Instant retiredAt) {

    PublishedKey retired(Instant at) {
        return retiredAt == null ? new PublishedKey(key, signsFrom, at) : this;
    }
}
