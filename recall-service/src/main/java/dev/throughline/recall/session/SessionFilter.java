package dev.throughline.recall.session;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Which sessions; what is absent does not matter. */
record SessionFilter(@Nullable UUID projectId, @Nullable String tool, @Nullable String machine, @Nullable String status,
        int skip, int limit) {

    SessionFilter withProject(UUID id) {
        return new SessionFilter(id, tool, machine, status, skip, limit);
    }
}
