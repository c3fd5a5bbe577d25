package dev.throughline.recall.dashboard.memory;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.throughline.common.memory.MemoryKind;
import dev.throughline.recall.request.Parameters;

/** Which memories, as the address says it; blank is absent. */
public record SearchParameters(@RestQuery @Nullable String q, @RestQuery @Nullable String project,
        @RestQuery @Nullable String kind) {

    /** All but the state of a project, which its own page shows. */
    private static final Set<MemoryKind> SEARCHED = EnumSet.complementOf(EnumSet.of(MemoryKind.STATE));
    private static final Set<MemoryKind> LASTING = EnumSet.of(MemoryKind.DECISION, MemoryKind.SOLUTION, MemoryKind.LEARNING,
            MemoryKind.FACT, MemoryKind.SNIPPET);

    void check() {
        var reader = new Parameters();
        reader.text("q", q);
        reader.text("project", project);
        reader.kinds("kind", kind);
        reader.check();
    }

    public String text() {
        return q == null ? "" : q.strip();
    }

    /** Without a question the latest of those that are meant to last. */
    Set<MemoryKind> kinds() {
        return kind != null && !kind.isBlank() ? EnumSet.of(MemoryKind.of(kind)) : text().isEmpty() ? LASTING : SEARCHED;
    }

    /** What can be chosen from. */
    public List<String> choices() {
        return Arrays.stream(MemoryKind.values()).map(MemoryKind::wireName).toList();
    }

    public boolean isNarrowed() {
        return !text().isEmpty() || project != null && !project.isBlank() || kind != null && !kind.isBlank();
    }
}
