package dev.throughline.audit.incident;

import java.time.Instant;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import dev.throughline.audit.StorableText;

/**
 * Something that happened in an incident.
 *
 * @param occurredAt now when absent
 * @param auditSequence the entry of the tenant's audit log that shows it
 */
public record TimelineRequest(@NotBlank @Size(max = 4000) @StorableText String text, @Nullable Instant occurredAt,
        @Nullable @Min(0) Long auditSequence) {
}
