package dev.throughline.recall.dashboard.session;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An event in the list of them.
 *
 * @param sequence its number in the session, from 1
 * @param summary the beginning of its text, or the tool's name
 * @param data the beginning of what it holds, as JSON
 * @param characters how many all of it has
 */
public record EventLine(long sequence, String type, String source, @Nullable String agentId, Instant occurredAt,
        boolean isPrivate, String summary, String data, int characters) {

    public boolean isCut() {
        return characters > data.length();
    }

    /** As people say it. */
    public String name() {
        return type.replace('_', ' ');
    }
}
