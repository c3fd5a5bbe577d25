package dev.throughline.recall.briefing;

import java.util.List;

/**
 * What the sessions before one did, decided and left open.
 *
 * @param markdown "" where there is nothing to tell
 * @param tokens of the text, as cl100k counts them
 * @param sessions of which it tells, the latest first
 */
public record Resumption(String markdown, int tokens, List<String> sessions) {

    static final Resumption NOTHING = new Resumption("", 0, List.of());

    public Resumption {
        sessions = List.copyOf(sessions);
    }
}
