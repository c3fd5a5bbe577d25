package dev.throughline.ingest.session;

import org.jspecify.annotations.Nullable;

/**
 * What became of a call for a session.
 *
 * @param id of the event that Kafka has
 * @param sessionId the session, with the id that was made for it where the call gave none
 * @param parentSessionId of a resumed session, the one from which it goes on
 * @param position what a read can wait for
 */
public record SessionReceipt(String id, String sessionId, @Nullable String parentSessionId, String position) {
}
