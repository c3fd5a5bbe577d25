package dev.throughline.recall.dashboard.session;

import org.jspecify.annotations.Nullable;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The state of a session, absent before its first change, with its goals and agents. */
@CheckedTemplate(basePath = "dashboard")
record SessionStatePage(SessionLine session, @Nullable SharedState state, SessionWork.Work work) implements TemplateInstance {
}
