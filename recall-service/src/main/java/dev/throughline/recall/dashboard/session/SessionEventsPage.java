package dev.throughline.recall.dashboard.session;

import java.util.List;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import dev.throughline.recall.dashboard.Query;

/**
 * The events of a session as they were captured, the newest first.
 *
 * @param kind which of them
 * @param kinds what can be chosen from
 * @param earlier where the ones before are, "" when there are none
 */
@CheckedTemplate(basePath = "dashboard")
record SessionEventsPage(SessionLine session, List<EventLine> events, String kind, List<String> kinds,
        String earlier) implements TemplateInstance {

    static final int LENGTH = 50;

    SessionEventsPage {
        events = List.copyOf(events);
        kinds = List.copyOf(kinds);
    }

    static SessionEventsPage of(SessionLine session, EventKind kind, List<EventLine> events) {
        String earlier = events.size() < LENGTH ? ""
                : new Query().with("view", "events").with("kind", kind.wireName())
                        .with("from", Long.toString(events.getLast().sequence())).toString();
        return new SessionEventsPage(session, events, kind.wireName(), List.of(EventKind.names()), earlier);
    }
}
