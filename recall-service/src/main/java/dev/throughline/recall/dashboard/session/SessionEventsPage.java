package dev.throughline.recall.dashboard.session;

import java.util.List;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * The events of a session as they were captured, the newest first.
 *
 * @param earlier where the ones before are, "" when there are none
 */
@CheckedTemplate(basePath = "dashboard")
record SessionEventsPage(SessionLine session, List<EventLine> events, String earlier) implements TemplateInstance {

    static final int LENGTH = 50;

    SessionEventsPage {
        events = List.copyOf(events);
    }

    static SessionEventsPage of(SessionLine session, List<EventLine> events) {
        boolean hasEarlier = !events.isEmpty() && events.getLast().sequence() > 1;
        return new SessionEventsPage(session, events,
                hasEarlier ? "?view=events&from=" + events.getLast().sequence() : "");
    }
}
