package dev.throughline.recall.dashboard.project;

import java.util.List;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The projects, the one with the latest event first; {@code q} is a part of the key, "" for any. */
@CheckedTemplate(basePath = "dashboard")
record ProjectsPage(String q, List<ProjectLine> projects) implements TemplateInstance {

    static final int MOST = 200;

    ProjectsPage {
        projects = List.copyOf(projects);
    }
}
