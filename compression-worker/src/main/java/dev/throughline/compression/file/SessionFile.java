package dev.throughline.compression.file;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.throughline.compression.compress.TouchedFile;
import dev.throughline.compression.session.EventStore.Placed;
import dev.throughline.compression.session.Named;

/**
 * A row of {@code session_file}.
 *
 * @param sequence of its latest access
 * @param importance the latest that was told, from 0 to 1
 */
record SessionFile(Named key, long sequence, Instant accessedAt, int accessCount, @Nullable Double importance,
        boolean isCreated,
        boolean isModified, boolean isPrivate) {

    static SessionFile unknown(Named key) {
        return new SessionFile(key, 0, Instant.EPOCH, 0, null, false, false, false);
    }

    SessionFile after(Access access) {
        Placed placed = access.placed();
        return new SessionFile(key, placed.sequence(), placed.event().occurredAt(), accessCount + 1,
                access.importance() == null ? importance : access.importance(),
                isCreated || access.how() == TouchedFile.How.CREATED,
                isModified || access.how() == TouchedFile.How.MODIFIED,
                isPrivate || placed.isPrivate());
    }

    /** One access to one file. */
    record Access(Placed placed, String path, TouchedFile.How how) {

        /** What is no number from 0 to 1 is none. */
        @Nullable
        Double importance() {
            var told = placed.event().data().path("importance");
            return told.isNumber() && told.doubleValue() >= 0 && told.doubleValue() <= 1 ? Double.valueOf(told.doubleValue())
                    : null;
        }
    }
}
