package dev.throughline.ingest.fact;

import java.time.Instant;
import java.util.List;

import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What is to be remembered under a key.
 *
 * @param key where the address does not name it
 * @param value text or any JSON
 * @param metadata free
 * @param ttlSeconds after so many seconds it is forgotten; in place of {@code expiresAt}
 * @param visibility {@code team}, or {@code private} for the caller alone
 * @param expectedVersion set it only on this version; 0 where there must be none
 */
record FactRequest(
        @Nullable String key,
        @NotNull JsonNode value,
        @Nullable ObjectNode metadata,
        @Nullable @Positive @Max(FactRequest.MOST_SECONDS) Long ttlSeconds,
        @Nullable @Future Instant expiresAt,
        @Nullable @Size(max = 50) List<@NotNull @Size(min = 1, max = 100) String> tags,
        @Nullable @Pattern(regexp = "team|private", message = "must be team or private") String visibility,
        @Nullable @PositiveOrZero Long expectedVersion) {

    /** A hundred years. */
    static final long MOST_SECONDS = 3_155_760_000L;
}
