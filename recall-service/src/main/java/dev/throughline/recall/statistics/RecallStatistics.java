package dev.throughline.recall.statistics;

import java.util.List;

/**
 * What recalls read, gave and took. Of those that told something, to sessions that the caller may see or to the caller alone.
 *
 * @param byProject "" for recalls of all projects
 * @param bySession "" for those of people
 * @param byDay in UTC, the latest first
 */
public record RecallStatistics(Share total, List<Share> byProject, List<Share> bySession, List<Share> byDay) {

    /**
     * The recalls that have something in common, the largest number first. Tokens are as cl100k counts them.
     *
     * @param originalTokens of the whole texts of the memories that were told
     * @param givenTokens of the texts that were given in their place
     * @param preventedTokens by how much these were less; a recall that gave more prevented none
     */
    public record Share(String name, long recalls, long originalTokens, long givenTokens, long preventedTokens,
            long averageMs, long slowestMs) {
    }

    public RecallStatistics {
        byProject = List.copyOf(byProject);
        bySession = List.copyOf(bySession);
        byDay = List.copyOf(byDay);
    }
}
