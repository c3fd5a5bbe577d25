package dev.throughline.audit.incident;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/** Raises incidents for what the suite itself notices. What happens again before one is over goes to its time line. */
@ApplicationScoped
public class IncidentAlarms {

    private static final String RAISED_BY = "throughline";

    private final IncidentRepository incidents;
    private final TimelineRepository timeline;
    private final Clock clock;

    IncidentAlarms(IncidentRepository incidents, TimelineRepository timeline, Clock clock) {
        this.incidents = incidents;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** An unauthorized access, in the caller's transaction. */
    public Uni<Void> raise(Alarm alarm) {
        Instant now = clock.instant();
        return incidents.runningAlone(alarm.tenantId(), alarm.subject())
                .chain(running -> incident(running, alarm, now))
                .chain(incident -> timeline.persist(
                        new TimelineEntry(incident, RAISED_BY, new TimelineRequest(alarm.text(), now, null), now)))
                .replaceWithVoid();
    }

    private Uni<Incident> incident(@Nullable Incident running, Alarm alarm, Instant now) {
        if (running != null) {
            running.updatedAt = now;
            return Uni.createFrom().item(running);
        }
        var request = new IncidentRequest("unauthorized_access", "high", IncidentRequest.OPEN, alarm.title(), null, null,
                alarm.subject(), now);
        return incidents.persist(new Incident(alarm.tenantId(), RAISED_BY, request, now));
    }
}
