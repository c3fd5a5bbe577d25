package dev.throughline.benchmark.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.throughline.benchmark.transcript.SessionReader;
import dev.throughline.benchmark.transcript.Transcript;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.identity.ProjectReference;
import dev.throughline.ingest.event.Finished;

/** The events of real sessions, again and again: each time as other sessions of another project, and as if they ended now. */
final class RetoldSessions {

    private final List<List<SessionEvent>> sessions;
    private final int atOnce;

    private RetoldSessions(List<List<SessionEvent>> sessions, int atOnce) {
        this.sessions = sessions;
        this.atOnce = atOnce;
    }

    /** @param atOnce so many sessions run beside each other, an event of each in turn */
    static RetoldSessions of(Path folder, int atOnce) {
        var reader = new SessionReader();
        var sessions = Transcript.in(folder).stream()
                .map(transcript -> reader.events(transcript).stream().map(Finished::event).toList())
                .filter(events -> !events.isEmpty()).toList();
        return new RetoldSessions(sessions, atOnce);
    }

    int sessions() {
        return sessions.size();
    }

    /** Tells so many events to a tenant that knows none yet. */
    void tell(String tenant, int events, Consumer<SessionEvent> listener) {
        var running = new ArrayDeque<Iterator<SessionEvent>>();
        int begun = 0;
        for (int told = 0; told < events;) {
            while (running.size() < atOnce) {
                running.add(retold(tenant, begun++));
            }
            var next = running.remove();
            if (next.hasNext()) {
                listener.accept(next.next());
                told++;
                running.add(next);
            }
        }
    }

    private Iterator<SessionEvent> retold(String tenant, int number) {
        List<SessionEvent> session = sessions.get(number % sessions.size());
        String suffix = "-" + number / sessions.size();
        var later = Duration.between(session.getLast().occurredAt(), Instant.now()).truncatedTo(ChronoUnit.MICROS);
        return session.stream().map(event -> retold(event, tenant, suffix, later)).iterator();
    }

    private static SessionEvent retold(SessionEvent event, String tenant, String suffix, Duration later) {
        return new SessionEvent(tenant, event.sessionId() + suffix, event.id(), event.ownerId(),
                project(event.project(), suffix), event.type(), event.customType(), event.occurredAt().plus(later),
                event.receivedAt(), event.source(), event.tool(), event.machine(), event.branch(), event.agentId(),
                event.isPrivate(), event.contentKey(), event.occurrence(), event.data());
    }

    private static @Nullable ProjectReference project(@Nullable ProjectReference project, String suffix) {
        return project == null ? null
                : new ProjectReference(project.key() + suffix,
                        project.aliases().stream().map(alias -> alias + suffix).toList());
    }
}
