package dev.throughline.compression.session;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.event.Source;
import dev.throughline.common.memory.Visibility;
import dev.throughline.compression.compress.Progress;

/** A session as its locked row has it. */
public record Session(
        SessionKey key,
        @Nullable UUID projectId,
        String ownerId,
        Visibility visibility,
        Description description,
        Life life,
        long nextSequence,
        LocalDate eventMonth,
        Progress progress) {

    /** What clients said of the session; the latest value stands. */
    public record Description(@Nullable String parentId, @Nullable String tool, @Nullable String machine,
            @Nullable String branch) {

        Description after(SessionEvent event) {
            String parent = event.type() == EventType.SESSION_RESUMED ? parentOf(event) : null;
            return new Description(parent == null ? parentId : parent,
                    event.tool() == null ? tool : event.tool(),
                    event.machine() == null ? machine : event.machine(),
                    event.branch() == null ? branch : event.branch());
        }

        private static @Nullable String parentOf(SessionEvent event) {
            String parent = event.text("parent_session_id");
            return parent.isBlank() || parent.equals(event.sessionId()) ? null : parent;
        }
    }

    /** When it began, was last heard of, and ended. */
    public record Life(Instant startedAt, Instant lastEventAt, @Nullable Instant endedAt, @Nullable String endReason) {

        public boolean hasEnded() {
            return endedAt != null;
        }

        Life after(SessionEvent event) {
            Instant at = event.occurredAt();
            Instant started = at.isBefore(startedAt) ? at : startedAt;
            Instant last = at.isAfter(lastEventAt) ? at : lastEventAt;
            if (event.type() == EventType.SESSION_ENDED) {
                return new Life(started, last, at, event.text("reason"));
            }
            return reopens(event) ? new Life(started, last, null, null) : new Life(started, last, endedAt, endReason);
        }

        /** A transcript that is imported after the end tells of what was before it. */
        private boolean reopens(SessionEvent event) {
            return endedAt != null && (event.source() != Source.TRANSCRIPT || event.occurredAt().isAfter(endedAt));
        }

        /** Ended because nothing more came. */
        Life idle() {
            return new Life(startedAt, lastEventAt, lastEventAt, "idle");
        }
    }

    /** The session with these events in it: all but what the compressor makes of them. */
    public Session after(List<SessionEvent> fresh, @Nullable UUID project, Progress after) {
        Description described = description;
        Life lived = life;
        Visibility seenBy = visibility;
        for (SessionEvent event : fresh) {
            described = described.after(event);
            lived = lived.after(event);
            seenBy = event.isPrivate() && event.type() == EventType.SESSION_STARTED ? Visibility.PRIVATE : seenBy;
        }
        return new Session(key, projectId == null ? project : projectId, ownerId, seenBy, described, lived,
                nextSequence + fresh.size(), eventMonth, after);
    }

    /** Ended because nothing more came. */
    public Session ended(Progress after) {
        return new Session(key, projectId, ownerId, visibility, description, life.idle(), nextSequence, eventMonth, after);
    }
}
