package dev.throughline.recall.briefing;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.throughline.recall.memory.StoredMemory;

/**
 * Weighs what may be told, chooses of it, and writes.
 *
 * @param isKnown what the session was told before; it is not told again, and yet shows which sessions and files fit
 */
record Telling(Wanted wanted, Predicate<StoredMemory> isKnown, SessionWeights weights, Instant now) {

    /** The answer to a question. */
    Briefing answer(List<Candidate> candidates) {
        var frame = frame(candidates);
        var fit = frame.fit();
        List<Item> items = Choice.of(items(candidates, frame), fit.literal(), weights.diversity(), wanted.budget().items());
        return BriefingWriter.answer(project(), fit.files(), items, budget());
    }

    /** The memories themselves, weighed by the question, or without one. */
    List<Item> weighed(List<Candidate> candidates) {
        return wanted.question().isBlank() ? items(candidates) : items(candidates, frame(candidates));
    }

    /** Where a project stands. */
    Briefing start(List<Candidate> candidates) {
        return BriefingWriter.start(project(), items(candidates).stream().limit(wanted.budget().items()).toList(), budget());
    }

    /** Nothing is asked, so nothing matches. */
    List<Item> items(List<Candidate> candidates) {
        return items(candidates, new Relevance.Frame(Fit.NONE, Relevance.Frame.NO_QUESTION, wanted.tags(), now));
    }

    private Relevance.Frame frame(List<Candidate> candidates) {
        double best = candidates.stream().mapToDouble(Candidate::match).max().orElse(0);
        return new Relevance.Frame(Fit.of(candidates, wanted.question(), weights, now), best, wanted.tags(), now);
    }

    private List<Item> items(List<Candidate> candidates, Relevance.Frame frame) {
        return candidates.stream().filter(candidate -> !isKnown.test(candidate.memory()))
                .map(candidate -> new Item(candidate.memory(), Relevance.of(candidate, frame)))
                .filter(item -> item.score() >= wanted.floor().score()).toList();
    }

    private BriefingWriter.Budget budget() {
        return new BriefingWriter.Budget(wanted.budget().tokens(), wanted.budget().characters());
    }

    private @Nullable String project() {
        return wanted.project() == null ? null : wanted.project().key();
    }
}
