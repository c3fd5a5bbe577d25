package dev.throughline.recall.dashboard.session;

import java.util.List;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import dev.throughline.recall.dashboard.Pager;
import dev.throughline.recall.dashboard.memory.MemoryLine;
import dev.throughline.recall.price.Usage;

/** What took place in a session, turn after turn. */
@CheckedTemplate(basePath = "dashboard")
record SessionTimePage(SessionLine session, List<TurnLine> turns, Pager pager, Outcome outcome,
        SessionWork.Work work) implements TemplateInstance {

    static final int LENGTH = 50;

    /** What came of it and what it took. */
    public record Outcome(List<MemoryLine> memories, List<ChangedFile> files, Usage usage) {

        public Outcome {
            memories = List.copyOf(memories);
            files = List.copyOf(files);
        }
    }

    SessionTimePage {
        turns = List.copyOf(turns);
    }

    /** @param from the ordinal of the first turn that is shown */
    static Pager pager(SessionLine session, int from) {
        return new Pager(from > 1 ? "?from=" + Math.max(1, from - LENGTH) : "",
                from + LENGTH <= session.turns() ? "?from=" + (from + LENGTH) : "");
    }
}
