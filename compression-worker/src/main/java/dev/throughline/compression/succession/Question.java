package dev.throughline.compression.succession;

import java.util.List;
import java.util.Set;

/**
 * An agent's question and what was answered.
 *
 * @param words of the question, all of them; empty where none was asked
 * @param answer its words
 */
record Question(List<String> words, List<String> answer) {

    private static final String ARROW = " → ";
    /** What is asked again and again, each time about something else. */
    private static final Set<String> GENERAL = Words.stems("proceed", "continue", "approach", "option", "like", "next", "start",
            "work", "file", "edit", "commit", "push", "way", "handle", "fix", "first", "thing", "ready", "look", "good", "step",
            "plan", "about", "anything", "else", "could", "not", "no", "if", "one", "version", "happen", "next", "task",
            "issue",
            "apply", "run", "try", "need", "correct", "right", "implement", "implementation", "solution", "scope", "feature");

    static Question of(Lasting memory) {
        String body = memory.body();
        int arrow = body.lastIndexOf(ARROW);
        return new Question(Words.of(memory.detail("question")),
                Words.of(arrow < 0 ? body : body.substring(arrow + ARROW.length())));
    }

    /** Whether the question itself says what it is about, so that the same words ask the same. */
    boolean isParticular() {
        return Words.telling(String.join(" ", words)).stream().anyMatch(word -> !GENERAL.contains(word));
    }

    boolean isSameAs(Question other) {
        return isParticular() && words.equals(other.words);
    }
}
