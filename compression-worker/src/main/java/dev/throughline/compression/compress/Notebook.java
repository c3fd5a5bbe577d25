package dev.throughline.compression.compress;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.memory.MemoryKind;

/**
 * What a fold has so far: the progress, and the memories that came of it. Turn and context are written as they were at the
 * latest noteworthy event, so that a busy agent does not make a new version of three memories each second.
 */
final class Notebook {

    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final Map<Integer, Turn> turns = new TreeMap<>();
    private final Set<String> privateEvents = new HashSet<>();
    private Progress progress;
    private @Nullable Progress noteworthy;
    private @Nullable Instant noteworthyAt;
    private @Nullable Instant now;

    Notebook(Progress progress) {
        this.progress = progress;
    }

    Progress progress() {
        return progress;
    }

    void progress(Progress changed) {
        progress = changed;
    }

    /** The time of the event at hand. */
    void at(Instant time) {
        now = time;
    }

    void markPrivate(String eventId) {
        privateEvents.add(eventId);
    }

    /** Changes what is done in the turn, where there is one. */
    void work(UnaryOperator<Work> change, @Nullable Instant at) {
        var turn = progress.turn();
        if (turn != null) {
            progress = progress.with(turn.with(change.apply(turn.work()), at == null ? turn.lastEventAt() : at));
        }
    }

    /** Changes what everyone may know of the session; of a private turn nothing. */
    void overview(UnaryOperator<Overview> change) {
        if (!progress.isPrivate()) {
            progress = progress.with(change.apply(progress.overview()));
        }
    }

    /** Changes what was found in the session; of a private turn nothing. */
    void findings(UnaryOperator<Findings> change) {
        overview(overview -> overview.with(change.apply(overview.findings())));
    }

    /** Counts what was done, for the turn and the session. */
    void evidence(UnaryOperator<Evidence> change) {
        work(work -> work.with(change.apply(work.evidence())), null);
        overview(overview -> overview.with(change.apply(overview.evidence())));
    }

    /** Says that what is known now is worth writing. */
    void note() {
        noteworthy = progress;
        noteworthyAt = now;
    }

    void keep(Draft draft) {
        keep(draft, progress);
    }

    /** The last word on the turn that goes on. */
    void writeTurn() {
        writeTurn(progress);
    }

    Compressed result() {
        Progress worth = noteworthy;
        if (worth != null) {
            writeTurn(worth);
            new ContextWriter(worth).write(noteworthyAt).ifPresent(context -> keep(context, worth));
        }
        return new Compressed(progress, List.copyOf(turns.values()), List.copyOf(drafts.values()), privateEvents);
    }

    private void writeTurn(Progress at) {
        var open = at.turn();
        if (open != null) {
            var failing = at.failing().stream().filter(failure -> failure.turn() == open.ask().ordinal()).toList();
            var writer = new TurnWriter(open, failing);
            turns.put(open.ask().ordinal(), writer.turn());
            keep(writer.draft(), at);
        }
    }

    private void keep(Draft draft, Progress at) {
        // a passage says itself what it is about
        drafts.put(draft.place(), draft.kind() == MemoryKind.PASSAGE ? draft : Tagger.tagged(draft, at.notes().terms()));
    }
}
