package dev.throughline.audit.log;

import java.io.UncheckedIOException;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.common.json.Json;

/**
 * An entry as the API shows it.
 *
 * @param eventId of what another service reported
 * @param text what is hashed, in UTF-8; shown with one entry, not in lists
 */
public record EntryView(long sequence, Instant occurredAt, String actor, @Nullable String tokenId, @Nullable String machine,
        @Nullable String address, String action, String subject, String outcome, @Nullable String reason,
        @Nullable String eventId, @Nullable JsonNode details, @Nullable String text) {

    static EntryView of(String text) {
        JsonNode entry = parsed(text);
        return new EntryView(entry.path("sequence").longValue(), EntryText.instant(entry.path("occurred_at").longValue()),
                entry.path("actor").asText(), optional(entry, "token_id"), optional(entry, "machine"),
                optional(entry, "address"), entry.path("action").asText(), entry.path("subject").asText(),
                entry.path("outcome").asText(), optional(entry, "reason"), optional(entry, "event_id"), entry.get("details"),
                null);
    }

    EntryView withText(String shown) {
        return new EntryView(sequence, occurredAt, actor, tokenId, machine, address, action, subject, outcome, reason, eventId,
                details, shown);
    }

    private static @Nullable String optional(JsonNode entry, String field) {
        JsonNode value = entry.get(field);
        return value == null ? null : value.asText();
    }

    private static JsonNode parsed(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("An audit entry is no JSON", e);
        }
    }
}
