package dev.throughline.compression.compress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The turn that goes on: what was asked, and what was done so far.
 *
 * @param ask the prompt
 * @param work what followed
 * @param eventIds the prompt, and the responses
 */
record OpenTurn(Ask ask, Work work, List<String> eventIds, Instant lastEventAt) {

    private static final int MOST_EVENT_IDS = 12;

    /** What was asked. */
    record Ask(int ordinal, String title, String intent, Request.Weight weight, boolean isPrivate, Instant startedAt) {
    }

    OpenTurn {
        eventIds = List.copyOf(eventIds);
    }

    static OpenTurn begin(Ask ask, String eventId) {
        return new OpenTurn(ask, Work.NONE, List.of(eventId), ask.startedAt());
    }

    /** Whether its outcome says something of the session that everyone may know. */
    boolean isTold() {
        return !ask.isPrivate() && ask.weight() == Request.Weight.MEANINGFUL && !work.outcome().isEmpty();
    }

    OpenTurn with(Work changed, Instant at) {
        return new OpenTurn(ask, changed, eventIds, at.isAfter(lastEventAt) ? at : lastEventAt);
    }

    /** The first id is the prompt's and stays. */
    OpenTurn with(String eventId) {
        List<String> answers = Bounded.with(eventIds.subList(1, eventIds.size()), eventId, MOST_EVENT_IDS - 1);
        var ids = new ArrayList<>(List.of(eventIds.getFirst()));
        ids.addAll(answers);
        return new OpenTurn(ask, work, ids, lastEventAt);
    }
}
