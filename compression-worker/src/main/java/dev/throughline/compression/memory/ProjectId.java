package dev.throughline.compression.memory;

import java.util.UUID;

/** A project in its tenant. */
public record ProjectId(String tenantId, UUID id) {
}
