package dev.throughline.compression.compress;

import java.util.List;

import dev.throughline.common.event.SessionEvent;

/**
 * Folds a session's new events into its progress, and says which memories come of them. What comes depends on the order
 * of the events alone, and not on how they were cut into batches.
 */
public final class Compressor {

    /** The version of these rules; it rises with every change of what they write. */
    public static final String VERSION = "rules-2";

    /** What these events, which are new, add to what is known. */
    public Compressed compress(Progress progress, List<SessionEvent> fresh) {
        var fold = new Fold(progress);
        fresh.forEach(fold::add);
        return fold.result();
    }

    /** The last word on a session of which no more is expected. */
    public Compressed finish(Progress progress) {
        var fold = new Fold(progress);
        fold.note();
        return fold.result();
    }
}
