package dev.throughline.recall.dashboard.session;

import java.util.List;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import dev.throughline.recall.dashboard.Pager;
import dev.throughline.recall.dashboard.memory.MemoryLine;

/**
 * What took place in a session, turn after turn.
 *
 * @param files those that were edited, most first
 */
@CheckedTemplate(basePath = "dashboard")
record SessionTimePage(SessionLine session, List<TurnLine> turns, Pager pager, List<MemoryLine> memories,
        List<String> files, SessionWork.Work work) implements TemplateInstance {

    static final int LENGTH = 50;

    SessionTimePage {
        turns = List.copyOf(turns);
        memories = List.copyOf(memories);
        files = List.copyOf(files);
    }

    /** @param from the ordinal of the first turn that is shown */
    static Pager pager(SessionLine session, int from) {
        return new Pager(from > 1 ? "?from=" + Math.max(1, from - LENGTH) : "",
                from + LENGTH <= session.turns() ? "?from=" + (from + LENGTH) : "");
    }
}
