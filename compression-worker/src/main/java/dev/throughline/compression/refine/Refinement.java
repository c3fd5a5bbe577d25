package dev.throughline.compression.refine;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A context that a worker has taken to have it refined.
 *
 * @param leasedUntil another worker takes it then; it also tells whether it was queued again meanwhile
 * @param attempts with this one
 * @param isRefinable false when it was superseded, made private or refined since it was queued
 */
record Refinement(String tenantId, UUID memoryId, OffsetDateTime leasedUntil, int attempts, boolean isRefinable,
        Summary summary) {
}
