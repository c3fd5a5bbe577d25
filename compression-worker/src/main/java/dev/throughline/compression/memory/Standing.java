package dev.throughline.compression.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

import dev.throughline.compression.succession.Meaning;

/** A lasting memory that nothing has superseded yet. */
record Standing(String tenantId, UUID id, Instant occurredAt, Meaning meaning) {

    /** Of two that were said at the same moment, the one that was stored later is the newer. */
    static final Comparator<Standing> AGE = Comparator.comparing(Standing::occurredAt).thenComparing(Standing::id,
            Comparator.comparing(UUID::toString));

    /** Two that may succeed each other. */
    record Pair(Standing older, Standing newer) {

        static Pair of(Standing one, Standing other) {
            return AGE.compare(one, other) < 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }
}
