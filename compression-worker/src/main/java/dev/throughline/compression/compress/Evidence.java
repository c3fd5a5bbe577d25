package dev.throughline.compression.compress;

import java.util.EnumMap;
import java.util.Map;

/**
 * What was done, counted: from this and not from words it is told in which phase the work is.
 *
 * @param edits of files, by kind
 * @param runs of commands, by kind
 * @param created files
 * @param removed files that were deleted, or are no longer where they were
 * @param looks at files or pages
 * @param plans that were made, or changed
 * @param beganWithFailure whether something was seen to fail before anything was edited
 */
record Evidence(Map<FileKind, Integer> edits, Map<CommandKind, Integer> runs, int created, int removed, int looks, int plans,
        boolean beganWithFailure) {

    static final Evidence NONE = new Evidence(Map.of(), Map.of(), 0, 0, 0, 0, false);

    @SuppressWarnings("ConstantValue")
    Evidence {
        edits = edits == null ? Map.of() : Map.copyOf(edits);
        runs = runs == null ? Map.of() : Map.copyOf(runs);
    }

    Evidence changed(FileChange change) {
        return new Evidence(plus(FileKind.class, edits, FileKind.of(change.path())), runs,
                created + (change.how() == FileChange.How.CREATED ? 1 : 0),
                removed + (change.how() == FileChange.How.DELETED ? 1 : 0), looks, plans,
                beganWithFailure);
    }

    Evidence afterRun(CommandKind kind) {
        return new Evidence(edits, plus(CommandKind.class, runs, kind), created, removed, looks, plans, beganWithFailure);
    }

    Evidence looked() {
        return new Evidence(edits, runs, created, removed, looks + 1, plans, beganWithFailure);
    }

    Evidence planned() {
        return new Evidence(edits, runs, created, removed, looks, plans + 1, beganWithFailure);
    }

    Evidence failed() {
        return edits.isEmpty() && !beganWithFailure ? new Evidence(edits, runs, created, removed, looks, plans, true) : this;
    }

    int edited(FileKind... kinds) {
        int sum = 0;
        for (FileKind kind : kinds) {
            sum += edits.getOrDefault(kind, 0);
        }
        return sum;
    }

    int ran(CommandKind... kinds) {
        int sum = 0;
        for (CommandKind kind : kinds) {
            sum += runs.getOrDefault(kind, 0);
        }
        return sum;
    }

    private static <K extends Enum<K>> Map<K, Integer> plus(Class<K> type, Map<K, Integer> counts, K key) {
        var after = new EnumMap<K, Integer>(type);
        after.putAll(counts);
        after.merge(key, 1, Integer::sum);
        return after;
    }
}
