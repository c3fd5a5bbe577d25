package dev.throughline.recall.dashboard.session;

import java.util.List;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * A page of sessions.
 *
 * @param next where the older ones are, "" when there are none
 */
@CheckedTemplate(basePath = "dashboard")
record SessionsPage(ListParameters wanted, List<SessionLine> sessions, String next) implements TemplateInstance {

    static final int LENGTH = 50;

    SessionsPage {
        sessions = List.copyOf(sessions);
    }

    /** @param found one more than a page holds, when there are more */
    static SessionsPage of(ListParameters wanted, List<SessionLine> found) {
        var shown = found.subList(0, Math.min(LENGTH, found.size()));
        return new SessionsPage(wanted, shown, found.size() > LENGTH ? wanted.after(shown.getLast()) : "");
    }
}
