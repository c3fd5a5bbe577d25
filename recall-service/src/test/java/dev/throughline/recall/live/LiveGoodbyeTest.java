package dev.throughline.recall.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

import dev.throughline.common.security.Scopes;
import dev.throughline.recall.SchemaResource;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

/** In a service of its own, since nobody can listen to it any more. */
@QuarkusTest
@TestProfile(LiveGoodbyeTest.Alone.class)
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class LiveGoodbyeTest {

    public static final class Alone implements QuarkusTestProfile {
    }

    @TestHTTPResource
    URI address;

    @Inject
    Event<ShutdownDelayInitiatedEvent> end;

    @Test
    void aServiceThatEndsSendsItsReadersElsewhere() {
        String token = TestTokens.of("goodbye", "ann", Scopes.RECALL);
        Listener listener = Listener.open(address.getPort()).subscribe(token).connected();

        end.fire(new ShutdownDelayInitiatedEvent());

        await().untilAsserted(() -> assertThat(listener.closed()).isCompletedWithValue(1001));
        given().auth().oauth2(token).get("/api/live/events").then().statusCode(503).header("Retry-After", "10");
    }
}
