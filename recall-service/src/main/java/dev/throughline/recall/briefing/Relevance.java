package dev.throughline.recall.briefing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import dev.throughline.recall.index.IndexedMemory;
import dev.throughline.recall.memory.StoredMemory;

/**
 * How much a memory is worth telling, 0–10, and why: the sum of its parts. How much each counts at most depends on whether
 * something was asked.
 *
 * @param importance what the compressor thought of it
 * @param match how well it and its session fit the question
 * @param recency halved every two weeks
 * @param usage half for how often it was told before, half for how often that was of use; each counts less the more there are
 * @param tags the share of the wanted tags that it has
 */
public record Relevance(double importance, double match, double recency, double usage, double tags) {

    private static final Relevance MOST = new Relevance(1, 6, 1.5, 0.5, 1);
    private static final Relevance MOST_WITHOUT_QUESTION = new Relevance(4, 0, 4, 1, 1);
    private static final Duration HALF_LIFE = Duration.ofDays(14);
    /** The share of a session's fit in the match; the rest is the memory's own. */
    private static final double SESSION_SHARE = 0.8;
    /** A memory with half of a question's weight answers it as well as words can tell. */
    private static final double FULL_MATCH = 0.5;
    private static final double MANY_TIMES_TOLD = 20;
    private static final double MANY_TIMES_OF_USE = 5;

    /**
     * The same moment and the same question for all memories that are compared.
     *
     * @param bestMatch of them all, or {@link #NO_QUESTION}
     */
    record Frame(Fit fit, double bestMatch, List<String> tags, Instant now) {

        static final double NO_QUESTION = -1;

        Relevance most() {
            return bestMatch == NO_QUESTION ? MOST_WITHOUT_QUESTION : MOST;
        }
    }

    static Relevance of(Candidate candidate, Frame frame) {
        IndexedMemory memory = candidate.memory();
        Relevance most = frame.most();
        return new Relevance(rounded(most.importance() * memory.importance() / 10),
                rounded(most.match() * match(candidate, frame)),
                rounded(most.recency() * decay(Duration.between(memory.occurredAt(), frame.now()), HALF_LIFE)),
                rounded(most.usage() * usage(candidate.standing().usage())),
                rounded(most.tags() * tagShare(memory, frame.tags())));
    }

    /** The sum of the parts. */
    public double score() {
        return rounded(importance + match + recency + usage + tags);
    }

    static double decay(Duration age, Duration halfLife) {
        return Math.pow(0.5, Math.max(0, age.toSeconds()) / (double) halfLife.toSeconds());
    }

    private static double match(Candidate candidate, Frame frame) {
        return SESSION_SHARE * frame.fit().of(candidate.memory()) * strength(frame.bestMatch())
                + (1 - SESSION_SHARE) * strength(candidate.match());
    }

    private static double strength(double match) {
        return Math.clamp(match / FULL_MATCH, 0, 1);
    }

    private static double usage(StoredMemory.Usage usage) {
        return (share(usage.recalled(), MANY_TIMES_TOLD) + share(usage.useful(), MANY_TIMES_OF_USE)) / 2;
    }

    private static double share(int times, double many) {
        return Math.min(1, Math.log1p(times) / Math.log1p(many));
    }

    private static double tagShare(IndexedMemory memory, List<String> wanted) {
        if (wanted.isEmpty()) {
            return 0;
        }
        List<String> own = memory.tags().stream().map(tag -> tag.toLowerCase(Locale.ROOT)).toList();
        return wanted.stream().filter(tag -> own.contains(tag.toLowerCase(Locale.ROOT))).count() / (double) wanted.size();
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
