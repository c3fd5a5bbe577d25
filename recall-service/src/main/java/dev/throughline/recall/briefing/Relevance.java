package dev.throughline.recall.briefing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import dev.throughline.recall.memory.StoredMemory;

/**
 * How much a memory is worth telling, 0–10, and why: the sum of its parts. Without a question there
 * is no match, and the others count two and a half times as much.
 *
 * @param importance what the compressor thought of it, up to 1
 * @param match how well it and its session fit the question, up to 6
 * @param recency up to 1.5, halved every two weeks
 * @param usage how often it was told before, up to 0.5
 * @param tags the share of the wanted tags that it has, up to 1
 */
public record Relevance(double importance, double match, double recency, double usage, double tags) {

    private static final double MOST_IMPORTANCE = 1;
    private static final double MOST_MATCH = 6;
    private static final double MOST_RECENCY = 1.5;
    private static final double MOST_USAGE = 0.5;
    private static final double MOST_TAGS = 1;
    private static final Duration HALF_LIFE = Duration.ofDays(14);
    /** The share of a session's fit in the match; the rest is the memory's own. */
    private static final double SESSION_SHARE = 0.8;
    /** A memory with half of a question's weight answers it as well as words can tell. */
    private static final double FULL_MATCH = 0.5;
    private static final double MANY_USES = 20;

    /**
     * The same moment and the same question for all memories that are compared.
     *
     * @param bestMatch of them all, or {@link #NO_QUESTION}
     */
    record Frame(Fit fit, double bestMatch, List<String> tags, Instant now) {

        static final double NO_QUESTION = -1;

        /** Without a question the other parts take the room of the match, so that ten stays the most. */
        double scale() {
            return bestMatch == NO_QUESTION ? 10 / (10 - MOST_MATCH) : 1;
        }
    }

    static Relevance of(Candidate candidate, Frame frame) {
        StoredMemory memory = candidate.memory();
        double fit = frame.bestMatch() <= 0 ? 0
                : SESSION_SHARE * frame.fit().of(memory) * strength(frame.bestMatch())
                        + (1 - SESSION_SHARE) * strength(candidate.match());
        Duration age = Duration.between(memory.occurredAt(), frame.now());
        return new Relevance(rounded(frame.scale() * MOST_IMPORTANCE * memory.importance() / 10),
                rounded(MOST_MATCH * fit),
                rounded(frame.scale() * MOST_RECENCY * decay(age, HALF_LIFE)),
                rounded(frame.scale() * MOST_USAGE * usage(memory)),
                rounded(frame.scale() * MOST_TAGS * tagShare(memory, frame.tags())));
    }

    /** The sum of the parts. */
    public double score() {
        return rounded(importance + match + recency + usage + tags);
    }

    static double decay(Duration age, Duration halfLife) {
        return Math.pow(0.5, Math.max(0, age.toSeconds()) / (double) halfLife.toSeconds());
    }

    private static double strength(double match) {
        return Math.min(1, match / FULL_MATCH);
    }

    private static double usage(StoredMemory memory) {
        return Math.min(1, Math.log1p(memory.details().path("recalled").asInt()) / Math.log1p(MANY_USES));
    }

    private static double tagShare(StoredMemory memory, List<String> wanted) {
        List<String> own = memory.tags().stream().map(tag -> tag.toLowerCase(Locale.ROOT)).toList();
        return wanted.isEmpty() ? 0
                : wanted.stream().filter(tag -> own.contains(tag.toLowerCase(Locale.ROOT))).count() / (double) wanted.size();
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
