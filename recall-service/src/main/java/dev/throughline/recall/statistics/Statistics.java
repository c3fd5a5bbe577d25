package dev.throughline.recall.statistics;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.throughline.recall.price.Usage;

/**
 * How many sessions there are, of whom, where and when, and what they used. All of it is of the sessions that the caller may
 * see.
 *
 * @param active sessions that go on
 * @param activeSessions the ids of the latest 100 of them
 * @param endedSessions the ids of the latest 10 that ended
 * @param byDay on which they began, in UTC, the latest first
 */
public record Statistics(long total, long active, long ended, long pinned, long archived, long events, long turns,
        @Nullable Instant lastEventAt, List<String> activeSessions, List<String> endedSessions, List<Share> byTool,
        List<Share> byMachine, List<Share> byProject, List<Share> byUser, List<Share> byDay, Usage usage) {

    /**
     * The sessions that have something in common, the largest share first.
     *
     * @param name "" for those of which it is not known
     */
    public record Share(String name, long sessions, long active, long events, Instant lastEventAt) {
    }

    public Statistics {
        activeSessions = List.copyOf(activeSessions);
        endedSessions = List.copyOf(endedSessions);
        byTool = List.copyOf(byTool);
        byMachine = List.copyOf(byMachine);
        byProject = List.copyOf(byProject);
        byUser = List.copyOf(byUser);
        byDay = List.copyOf(byDay);
    }
}
