package dev.throughline.recall.briefing;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.throughline.recall.project.Project;

/**
 * What is to be told.
 *
 * @param question "" for where a project stands
 * @param project of this project alone, of all when absent
 * @param sessionId who is told: its own memories are left out, and what it was told before
 * @param tags memories that have them count more
 * @param budget how long the text may be
 * @param floor what is left out
 */
public record Wanted(String question, @Nullable Project project, @Nullable String sessionId, List<String> tags, Budget budget,
        Floor floor) {

    /** At most so many tokens, characters and memories. */
    public record Budget(int tokens, int characters, int items) {
    }

    /**
     * What is not worth telling.
     *
     * @param score memories below it, 0–10
     * @param words a question with fewer words that say something gets no answer
     */
    public record Floor(double score, int words) {

        public static final Floor NONE = new Floor(0, 0);
    }

    public Wanted {
        tags = List.copyOf(tags);
    }

    /** The same with another budget. */
    Wanted within(Budget other) {
        return new Wanted(question, project, sessionId, tags, other, floor);
    }
}
