package dev.throughline.recall.live;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.json.Json;

/** What a subscriber is told first. */
final class Greeting {

    private Greeting() {
    }

    /** The subscription stands: who hears of what, and from which place on. */
    static Told connected(Subscriber subscriber, Place from, Instant at) {
        Interest interest = subscriber.interest();
        ObjectNode data = Json.mapper().createObjectNode().put("member", subscriber.token().memberId());
        put(data, "session", interest.sessionId());
        put(data, "user", interest.userId());
        put(data, "project", interest.project() == null ? null : interest.project().key());
        return Told.ofFeed(Told.CONNECTED, data, at, from.toString());
    }

    /** What came after the subscriber's place is no longer at hand; it goes on from now. */
    static Told gap(Place from, Place reached, Instant at) {
        ObjectNode data = Json.mapper().createObjectNode().put("from", from.toString())
                .put("detail", "What came after this position is no longer in the feed; read the REST API");
        return Told.ofFeed(Told.GAP, data, at, reached.toString());
    }

    private static void put(ObjectNode data, String name, @Nullable String value) {
        if (value != null) {
            data.put(name, value);
        }
    }
}
