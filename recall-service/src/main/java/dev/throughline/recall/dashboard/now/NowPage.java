package dev.throughline.recall.dashboard.now;

import java.util.List;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import dev.throughline.recall.dashboard.session.SessionLine;

/** What happens now, and what happened last. */
@CheckedTemplate(basePath = "dashboard")
record NowPage(Counts counts, List<SessionLine> active, List<SessionLine> latest) implements TemplateInstance {

    NowPage {
        active = List.copyOf(active);
        latest = List.copyOf(latest);
    }
}
