package dev.throughline.recall.briefing;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.memory.MemoryKind;
import dev.throughline.recall.index.Found;
import dev.throughline.recall.memory.StoredMemory;

/**
 * Weighs what may be told, chooses of it, and writes.
 *
 * @param isKnown what the session was told before; it is not told again, and yet shows which sessions and files fit
 */
record Telling(Wanted wanted, Predicate<Candidate> isKnown, SessionWeights weights, Instant now) {

    private static final Comparator<Ranked> BEST_FIRST = Comparator.comparingDouble(Ranked::score).reversed();
    private static final Comparator<Ranked> NEWEST_FIRST = Comparator
            .comparing((Ranked ranked) -> ranked.memory().occurredAt()).reversed();

    /** The same within another budget. */
    Telling within(Wanted.Budget budget) {
        return budget.equals(wanted.budget()) ? this : new Telling(wanted.within(budget), isKnown, weights, now);
    }

    /**
     * What would be told if the database confirmed all of it.
     *
     * @param usage what is likely to have become of each when it was told
     */
    Draft draft(Collection<Found.Hit> found, Function<UUID, StoredMemory.Usage> usage) {
        var fit = fit(found);
        var selection = select(Gathered.assumed(found, usage, fit));
        return new Draft(wanted.budget(), fit, selection, write(selection, selection.items(Map.of())));
    }

    /** What is to be told of the candidates: what answers the question, or where a project stands when nothing is asked. */
    Selection select(Gathered gathered) {
        return wanted.question().isBlank() ? standing(gathered) : answering(gathered);
    }

    /** Which sessions and files fit what is asked; none when nothing is. */
    Fit fit(Collection<Found.Hit> found) {
        return wanted.question().isBlank() ? Fit.NONE : Fit.of(found, wanted.question(), weights, now);
    }

    Briefing write(Selection selection, List<Item> items) {
        return wanted.question().isBlank() ? BriefingWriter.start(project(), items, budget())
                : BriefingWriter.answer(project(), selection.files(), items, budget());
    }

    /** The most relevant first, whatever is asked. */
    Selection ranking(Gathered gathered) {
        return new Selection(List.of(), ranked(gathered, unasked()).stream()
                .sorted(BEST_FIRST).limit(wanted.budget().items()).toList());
    }

    /** Of these kinds, the most relevant first; the newest first when nothing is asked. */
    Selection weighing(Gathered gathered, Set<MemoryKind> kinds) {
        var frame = wanted.question().isBlank() ? unasked() : frame(gathered);
        return new Selection(List.of(), ranked(gathered, frame).stream()
                .filter(ranked -> kinds.contains(ranked.memory().kind()))
                .sorted(wanted.question().isBlank() ? NEWEST_FIRST : BEST_FIRST).limit(wanted.budget().items()).toList());
    }

    private Selection answering(Gathered gathered) {
        var fit = gathered.fit();
        return new Selection(fit.files(), Choice.of(ranked(gathered, frame(gathered)), fit.literal(), weights.diversity(),
                wanted.budget().items()));
    }

    private Relevance.Frame frame(Gathered gathered) {
        double best = gathered.candidates().stream().mapToDouble(Candidate::match).max().orElse(0);
        return new Relevance.Frame(gathered.fit(), best, wanted.tags(), now);
    }

    private Selection standing(Gathered gathered) {
        return new Selection(List.of(), ranked(gathered, unasked()).stream().limit(wanted.budget().items()).toList());
    }

    /** Nothing is asked, so nothing matches. */
    private Relevance.Frame unasked() {
        return new Relevance.Frame(Fit.NONE, Relevance.Frame.NO_QUESTION, wanted.tags(), now);
    }

    private List<Ranked> ranked(Gathered gathered, Relevance.Frame frame) {
        return gathered.candidates().stream().filter(candidate -> !isKnown.test(candidate))
                .map(candidate -> new Ranked(candidate, Relevance.of(candidate, frame)))
                .filter(ranked -> ranked.score() >= wanted.floor().score()).toList();
    }

    private BriefingWriter.Budget budget() {
        return new BriefingWriter.Budget(wanted.budget().tokens(), wanted.budget().characters());
    }

    private @Nullable String project() {
        return wanted.project() == null ? null : wanted.project().key();
    }
}
