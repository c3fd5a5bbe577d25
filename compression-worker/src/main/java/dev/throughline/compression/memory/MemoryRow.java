package dev.throughline.compression.memory;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.memory.Visibility;
import dev.throughline.compression.compress.Draft;
import dev.throughline.compression.session.Session;
import dev.throughline.compression.session.SessionKey;
import dev.throughline.compression.succession.Lasting;
import dev.throughline.compression.succession.Meaning;

/** A draft with the one to whom it belongs. */
public record MemoryRow(
        String tenantId,
        String sourceKey,
        @Nullable UUID projectId,
        @Nullable String sessionId,
        String ownerId,
        Visibility visibility,
        Draft draft) {

    /** A memory of a session; private where the session is, whatever the draft says. */
    public static MemoryRow of(Session session, Draft draft) {
        boolean isPrivate = draft.isPrivate() || session.visibility() == Visibility.PRIVATE;
        return new MemoryRow(session.key().tenantId(),
                sourceKey(session.key(), draft.place()),
                session.projectId(), session.key().sessionId(), session.ownerId(),
                isPrivate ? Visibility.PRIVATE : Visibility.TEAM, draft);
    }

    static String sourceKey(SessionKey session, String place) {
        return "session/" + session.sessionId() + "/" + place;
    }

    /** What it says, where it may succeed others. */
    Optional<Meaning> meaning() {
        return Lasting.isLasting(draft.kind())
                ? Optional.of(Meaning.of(new Lasting(draft.kind(), draft.body(), draft.details())))
                : Optional.empty();
    }
}
