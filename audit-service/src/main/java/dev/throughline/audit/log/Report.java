package dev.throughline.audit.log;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A draft with its time, of this service or from another.
 *
 * @param eventId by which a repeat is known and dropped; absent for what cannot come twice
 * @param occurredAt when it was done, by the clock of the service in which it was
 */
public record Report(AuditDraft draft, @Nullable String eventId, Instant occurredAt) {
}
