package dev.throughline.benchmark.compression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.memory.MemoryKind;
import dev.throughline.compression.compress.Compressor;
import dev.throughline.compression.compress.Draft;
import dev.throughline.compression.compress.Progress;

/**
 * What the worker keeps of a session when it has ended, apart from what was said word for word (the passages).
 *
 * @param drafts the last version of each
 */
record Kept(List<Draft> drafts) {

    private static final Set<MemoryKind> SUMMARIES = Set.of(MemoryKind.CONTEXT, MemoryKind.TURN);
    private static final Pattern MARK_UP = Pattern.compile("[*_`#>~\\[\\]\"'“”‘’]+|(?m)^\\s*[-+•]\\s");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    Kept {
        drafts = List.copyOf(drafts);
    }

    static Kept of(List<SessionEvent> events) {
        var compressor = new Compressor();
        var last = new LinkedHashMap<String, Draft>();
        var compressed = compressor.compress(Progress.START, events);
        put(last, compressed.drafts());
        put(last, compressor.finish(compressed.progress()).drafts());
        return new Kept(new ArrayList<>(last.values()));
    }

    private static void put(LinkedHashMap<String, Draft> last, Collection<Draft> drafts) {
        drafts.stream().filter(draft -> draft.kind() != MemoryKind.PASSAGE).forEach(draft -> last.put(draft.place(), draft));
    }

    /** Title and body of the context and the turns. */
    List<String> summaries() {
        return texts(drafts.stream().filter(draft -> SUMMARIES.contains(draft.kind())));
    }

    /** Title and body of every memory. */
    String text() {
        return String.join("\n", texts(drafts.stream()));
    }

    /** Title and body of the solutions. */
    String solutions() {
        return String.join("\n", texts(drafts.stream().filter(draft -> draft.kind() == MemoryKind.SOLUTION)));
    }

    /** The files that the memories list beside their texts. */
    Set<String> files() {
        return drafts.stream().flatMap(draft -> draft.files().stream()).collect(Collectors.toSet());
    }

    /** A text without mark-up, in lower case, each white space one blank: two texts that read the same are the same. */
    static String plain(String text) {
        return SPACE.matcher(MARK_UP.matcher(text).replaceAll(" ")).replaceAll(" ").strip();
    }

    private static List<String> texts(Stream<Draft> drafts) {
        return drafts.map(draft -> draft.title() + "\n" + draft.body()).toList();
    }
}
