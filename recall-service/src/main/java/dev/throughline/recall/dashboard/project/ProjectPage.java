package dev.throughline.recall.dashboard.project;

import java.util.List;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import dev.throughline.recall.dashboard.memory.MemoryLine;
import dev.throughline.recall.dashboard.session.SessionLine;

/** One project. */
@CheckedTemplate(basePath = "dashboard")
record ProjectPage(String key, Standing standing, List<MemoryLine> decisions, List<MemoryLine> memories,
        List<FileWork> files, Activity activity, List<SessionLine> sessions) implements TemplateInstance {

    ProjectPage {
        decisions = List.copyOf(decisions);
        memories = List.copyOf(memories);
        files = List.copyOf(files);
        sessions = List.copyOf(sessions);
    }
}
