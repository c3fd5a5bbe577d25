package dev.throughline.ingest.activity;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.topic.Position;

/**
 * What became of a request.
 *
 * @param id of the event that was made of it, the first one where there are several
 * @param position what a read can wait for
 * @param goalId of the goal it was about
 * @param agentId of the agent it was about
 * @param version the one that stands now, where the request was for one
 */
public record Receipt(String id, String sessionId, String position, @Nullable String goalId, @Nullable String agentId,
        @Nullable Long version) {

    static Receipt of(SessionEvent event, Position position) {
        return new Receipt(event.id(), event.sessionId(), position.toString(), null, null, null);
    }

    Receipt withGoal(String goal) {
        return new Receipt(id, sessionId, position, goal, agentId, version);
    }

    Receipt withAgent(String agent) {
        return new Receipt(id, sessionId, position, goalId, agent, version);
    }

    Receipt withVersion(long standing) {
        return new Receipt(id, sessionId, position, goalId, agentId, standing);
    }
}
