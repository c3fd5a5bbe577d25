package dev.throughline.compression.rebuild;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.compression.compress.Compressed;
import dev.throughline.compression.compress.Compressor;
import dev.throughline.compression.compress.Draft;
import dev.throughline.compression.compress.Progress;
import dev.throughline.compression.compress.Turn;

/** What the rules of today make of a session's events, from nothing: the last word on each turn and memory. */
final class Refold {

    private final Compressor compressor = new Compressor();
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final Map<Integer, Turn> turns = new TreeMap<>();
    private Progress progress = Progress.START;
    private long events;

    /** Takes in the next events, in their order. */
    void add(List<SessionEvent> next) {
        keep(compressor.compress(progress, next));
        events += next.size();
    }

    /** Says that the session went quiet here, as the worker found then. */
    void finish() {
        keep(compressor.finish(progress));
    }

    /** How many events were taken in: they are numbered without gaps, so the next one's number follows. */
    long events() {
        return events;
    }

    Compressed result() {
        return new Compressed(progress, List.copyOf(turns.values()), List.copyOf(drafts.values()), Set.of());
    }

    private void keep(Compressed compressed) {
        progress = compressed.progress();
        compressed.turns().forEach(turn -> turns.put(turn.ordinal(), turn));
        compressed.drafts().forEach(draft -> drafts.put(draft.place(), draft));
    }
}
