package dev.throughline.audit.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Something that happened in an incident. */
public record TimelineView(UUID id, Instant occurredAt, String author, String text, @Nullable Long auditSequence,
        Instant createdAt) {

    /** Some of an incident's time line, and how long it is. */
    public record Page(List<TimelineView> items, long total, int skip, int limit) {

        public Page {
            items = List.copyOf(items);
        }
    }

    static TimelineView of(TimelineEntry entry) {
        return new TimelineView(entry.id, entry.occurredAt, entry.author, entry.text, entry.auditSequence, entry.createdAt);
    }
}
