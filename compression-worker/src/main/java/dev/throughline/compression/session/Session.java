package dev.throughline.compression.session;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.memory.Visibility;
import dev.throughline.compression.compress.Progress;

/** A session as its locked row has it. */
public record Session(
        SessionKey key,
        @Nullable UUID projectId,
        String ownerId,
        Visibility visibility,
        Description description,
        Labels labels,
        Life life,
        long nextSequence,
        LocalDate eventMonth,
        Progress progress) {

    /** The session with these events in it: all but what the compressor makes of them. */
    public Session after(List<SessionEvent> fresh, @Nullable UUID project, Progress after) {
        Description described = description;
        Labels labelled = labels;
        Life lived = life;
        Visibility seenBy = visibility;
        for (SessionEvent event : fresh) {
            if (seenBy == Visibility.TEAM || event.ownerId().equals(ownerId)) { // a private session is its owner's alone
                described = described.after(event);
                labelled = labelled.after(event);
                lived = lived.after(event);
            }
            seenBy = event.isPrivate() && event.type() == EventType.SESSION_STARTED ? Visibility.PRIVATE : seenBy;
        }
        return new Session(key, projectId == null ? project : projectId, ownerId, seenBy, described, labelled, lived,
                nextSequence + fresh.size(), eventMonth, after);
    }

    /** The same session, made anew from its events. */
    public Session with(Progress anew) {
        return new Session(key, projectId, ownerId, visibility, description, labels, life, nextSequence, eventMonth, anew);
    }

    /** Ended because nothing more came. */
    public Session ended(Progress after) {
        return new Session(key, projectId, ownerId, visibility, description, labels, life.over(), nextSequence, eventMonth,
                after);
    }

    /** Whether one of these events deletes it: its owner alone may do that. */
    public boolean isDeletedBy(List<SessionEvent> fresh) {
        return fresh.stream().anyMatch(event -> event.type() == EventType.SESSION_DELETED && event.ownerId().equals(ownerId));
    }
}
