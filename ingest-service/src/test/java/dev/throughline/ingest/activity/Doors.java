package dev.throughline.ingest.activity;

import static io.restassured.RestAssured.given;

import java.util.List;
import java.util.UUID;

import io.restassured.specification.RequestSpecification;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.security.Scopes;
import dev.throughline.common.topic.Topics;
import dev.throughline.ingest.KafkaReader;
import dev.throughline.testing.TestTokens;

/** The doors of one tenant of its own, and what came through them. */
final class Doors {

    private final String tenant = UUID.randomUUID().toString();

    RequestSpecification request() {
        return given().auth().oauth2(TestTokens.of(tenant, "ann", Scopes.INGEST)).contentType("application/json");
    }

    List<SessionEvent> sent() {
        return KafkaReader.events(Topics.SESSION_OBSERVED, tenant);
    }

    SessionEvent theOne() {
        List<SessionEvent> sent = sent();
        if (sent.size() != 1) {
            throw new AssertionError(sent.size() + " events were sent");
        }
        return sent.getFirst();
    }
}
