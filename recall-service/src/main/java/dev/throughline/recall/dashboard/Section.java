package dev.throughline.recall.dashboard;

import java.util.Locale;

import io.quarkus.qute.TemplateEnum;

/** The parts of the dashboard, in the order of its navigation. */
@TemplateEnum
public enum Section {

    NOW("/", "Now"),
    SESSIONS("/sessions", "Sessions"),
    PROJECTS("/projects", "Projects"),
    MEMORIES("/memories", "Memories"),
    MACHINES("/machines", "Machines"),
    HEALTH("/health", "Health");

    private final String path;
    private final String label;

    Section(String path, String label) {
        this.path = path;
        this.label = label;
    }

    public String path() {
        return path;
    }

    public String label() {
        return label;
    }

    /** The name of its symbol, and of its part of the navigation. */
    public String key() {
        return label.toLowerCase(Locale.ROOT);
    }
}
