package dev.throughline.recall.dashboard.memory;

import java.util.List;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What a search found, the best first. */
@CheckedTemplate(basePath = "dashboard")
record MemoriesPage(SearchParameters wanted, List<ScoredMemory> found) implements TemplateInstance {

    static final int MOST = 30;

    MemoriesPage {
        found = List.copyOf(found);
    }
}
