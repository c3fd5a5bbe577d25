package dev.throughline.recall.session;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Which sessions; what is absent does not matter. */
record SessionFilter(@Nullable UUID projectId, @Nullable String tool, @Nullable String machine, @Nullable String status,
        @Nullable String user, @Nullable Boolean pinned, @Nullable Boolean archived, @Nullable String tag,
        @Nullable String parent, @Nullable SessionCursor before, int skip, int limit) {

    SessionFilter withProject(UUID id) {
        return new SessionFilter(id, tool, machine, status, user, pinned, archived, tag, parent, before, skip, limit);
    }

    /** The sessions that go on from this one or are part of it. */
    static SessionFilter childrenOf(String parent, int skip, int limit) {
        return new SessionFilter(null, null, null, null, null, null, null, null, parent, null, skip, limit);
    }
}
