package dev.throughline.recall.briefing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.throughline.recall.memory.MemoryOutline;

/**
 * Weighs what may be told, chooses of it, and writes.
 *
 * @param isKnown what the session was told before; it is not told again, and yet shows which sessions and files fit
 */
record Telling(Wanted wanted, Predicate<MemoryOutline> isKnown, SessionWeights weights, Instant now) {

    /** What is to be told of the candidates: what answers the question, or where a project stands when nothing is asked. */
    Selection select(List<Candidate> candidates) {
        return wanted.question().isBlank() ? standing(candidates) : answering(candidates);
    }

    Briefing write(Selection selection, List<Item> items) {
        return wanted.question().isBlank() ? BriefingWriter.start(project(), items, budget())
                : BriefingWriter.answer(project(), selection.files(), items, budget());
    }

    /** The most relevant first, whatever is asked. */
    Selection ranking(List<Candidate> candidates) {
        return new Selection(List.of(), ranked(candidates, unasked()).stream()
                .sorted(Comparator.comparingDouble(Ranked::score).reversed()).limit(wanted.budget().items()).toList());
    }

    private Selection answering(List<Candidate> candidates) {
        var fit = Fit.of(candidates, wanted.question(), weights, now);
        double best = candidates.stream().mapToDouble(Candidate::match).max().orElse(0);
        var frame = new Relevance.Frame(fit, best, wanted.tags(), now);
        return new Selection(fit.files(),
                Choice.of(ranked(candidates, frame), fit.literal(), weights.diversity(), wanted.budget().items()));
    }

    private Selection standing(List<Candidate> candidates) {
        return new Selection(List.of(), ranked(candidates, unasked()).stream().limit(wanted.budget().items()).toList());
    }

    /** Nothing is asked, so nothing matches. */
    private Relevance.Frame unasked() {
        return new Relevance.Frame(Fit.NONE, Relevance.Frame.NO_QUESTION, wanted.tags(), now);
    }

    private List<Ranked> ranked(List<Candidate> candidates, Relevance.Frame frame) {
        return candidates.stream().filter(candidate -> !isKnown.test(candidate.memory()))
                .map(candidate -> new Ranked(candidate.memory(), Relevance.of(candidate, frame)))
                .filter(ranked -> ranked.score() >= wanted.floor().score()).toList();
    }

    private BriefingWriter.Budget budget() {
        return new BriefingWriter.Budget(wanted.budget().tokens(), wanted.budget().characters());
    }

    private @Nullable String project() {
        return wanted.project() == null ? null : wanted.project().key();
    }
}
