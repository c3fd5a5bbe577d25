package dev.throughline.audit.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The one form in which an entry is hashed and stored: JSON, the keys of each object in order, no blanks, no absent field,
 * times in microseconds since 1970.
 */
final class EntryText {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    private EntryText() {
    }

    static String of(long sequence, Report report) {
        AuditDraft draft = report.draft();
        Actor actor = draft.actor();
        ObjectNode entry = JsonNodeFactory.instance.objectNode()
                .put("action", draft.action().name())
                .put("actor", actor.id())
                .put("occurred_at", micros(report.occurredAt()))
                .put("outcome", draft.outcome().name())
                .put("sequence", sequence)
                .put("subject", draft.subject())
                .put("tenant", actor.tenantId());
        putIfPresent(entry, "address", actor.address());
        putIfPresent(entry, "event_id", report.eventId());
        putIfPresent(entry, "machine", actor.machine());
        putIfPresent(entry, "reason", draft.reason());
        putIfPresent(entry, "token_id", actor.tokenId());
        if (!draft.details().isEmpty()) {
            entry.set("details", draft.details());
        }
        return written(entry);
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static void putIfPresent(ObjectNode entry, String field, @Nullable String value) {
        if (value != null) {
            entry.put(field, value);
        }
    }

    /** PostgreSQL's text holds no NUL, not even one that JSON has escaped, once a column is made of it. */
    private static String written(ObjectNode entry) {
        try {
            return MAPPER.writeValueAsString(entry).replace("\\u0000", "\\ufffd");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("An audit entry cannot be written as JSON", e);
        }
    }
}
