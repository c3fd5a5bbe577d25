package dev.throughline.benchmark.compression;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

import dev.throughline.benchmark.transcript.RawSession;
import dev.throughline.benchmark.transcript.RawSession.Call;

/**
 * Whether the first unfinished item of the task list is named word for word, white space and mark-up aside, where a session
 * ends with one. Most lists are finished before the end: of these sessions it is looked at what would be kept if they had
 * ended just before the last item was done.
 */
final class OpenItems {

    private final Tally atEnd = new Tally("sessions that end with an open item: it is named in a text");
    private final Tally before = new Tally("  sessions cut just before their last item is done: it is named");

    /** @param keptBefore what is kept of the session if it ends before this line of its file */
    void add(String session, RawSession raw, Kept kept, IntFunction<Kept> keptBefore) {
        var items = new TaskList();
        Optional<String> lastOpen = Optional.empty();
        int closedAt = 0;
        for (Call call : raw.calls()) {
            Optional<String> open = items.open();
            items.take(call);
            if (open.isPresent()) {
                lastOpen = open;
                closedAt = items.open().isEmpty() ? call.line() : closedAt;
            }
        }
        if (items.open().isPresent()) {
            add(atEnd, session, items.open().get(), kept);
        } else if (lastOpen.isPresent()) {
            add(before, session, lastOpen.get(), keptBefore.apply(closedAt));
        }
    }

    void print(boolean isVerbose) {
        for (Tally tally : List.of(atEnd, before)) {
            tally.print();
            if (isVerbose) {
                tally.printMisses();
            }
        }
    }

    private static void add(Tally tally, String session, String item, Kept kept) {
        tally.add(session, item, Kept.plain(kept.text()).contains(Kept.plain(item)));
    }
}
