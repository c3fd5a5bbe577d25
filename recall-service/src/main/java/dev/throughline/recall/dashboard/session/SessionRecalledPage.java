package dev.throughline.recall.dashboard.session;

import java.util.List;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import dev.throughline.recall.dashboard.recalled.Showing;

/** What a session was shown, and why. */
@CheckedTemplate(basePath = "dashboard")
record SessionRecalledPage(SessionLine session, List<Showing> showings) implements TemplateInstance {

    SessionRecalledPage {
        showings = List.copyOf(showings);
    }
}
