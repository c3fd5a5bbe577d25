package dev.throughline.recall.dashboard.memory;

import java.util.List;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import dev.throughline.recall.dashboard.recalled.Showing;

/** One memory, where it comes from, and where it was shown; {@code mayEdit} says whether its reader may change it. */
@CheckedTemplate(basePath = "dashboard")
record MemoryPage(MemoryView memory, List<Origin> origins, List<MemoryLine> superseded,
        List<Showing> showings, boolean mayEdit) implements TemplateInstance {

    MemoryPage {
        origins = List.copyOf(origins);
        superseded = List.copyOf(superseded);
        showings = List.copyOf(showings);
    }
}
