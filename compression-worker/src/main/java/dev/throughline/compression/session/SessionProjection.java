package dev.throughline.compression.session;

import java.util.List;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.compression.database.Transaction;

/** Makes a table of its own out of what happened in sessions: a bean of this type is called for every batch. */
public interface SessionProjection {

    /**
     * Takes in what is new, in the transaction that stores it, with the sessions' rows locked. Each event comes here once.
     *
     * @param events in the order of their sessions, and in each session in the order of their sequence
     */
    void apply(Transaction transaction, List<EventStore.Placed> events);

    /**
     * Hears of events that were sent again, after those that are new. They change nothing; but who waits for a decision about
     * one is told what was decided.
     */
    default void repeated(Transaction transaction, List<SessionEvent> events) {
    }

    /**
     * Removes what this projection holds of deleted sessions, in the transaction that deletes them. A session comes here again
     * while there is more of it to remove than one transaction does.
     */
    void forget(Transaction transaction, List<SessionKey> sessions);
}
