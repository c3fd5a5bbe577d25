package dev.throughline.recall.freshness;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.common.security.Scopes;
import dev.throughline.common.topic.Position;
import dev.throughline.common.topic.Topics;
import dev.throughline.recall.SchemaResource;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class FreshnessTest {

    private static final Position POSITION = Position.parse("3:41,i2:7").orElseThrow();

    @Test
    void aPositionThatNeverComesEndsInAProblem() {
        given().auth().oauth2(TestTokens.of("acme", "ann", Scopes.RECALL)).queryParam("after", "3:999999999")
                .get("/api/search").then().statusCode(504).contentType("application/problem+json");
    }

    @Test
    void aReadWaitsUntilTheWorkerHasStoredEveryPoint() {
        var wait = new Wait(POSITION);

        assertThat(wait.isOver(pipeline(41, 8, 0, Long.MAX_VALUE), offsets -> true)).isFalse();
        assertThat(wait.isOver(pipeline(42, 7, 0, Long.MAX_VALUE), offsets -> true)).isFalse();
        assertThat(wait.isOver(pipeline(42, 8, 0, Long.MAX_VALUE), offsets -> true)).isTrue();
    }

    @Test
    void aReadWaitsUntilTheMessagesOfItsTransactionHaveLeft() {
        var wait = new Wait(POSITION);

        assertThat(wait.isOver(pipeline(42, 8, 100, 90), offsets -> true)).isFalse();
        assertThat(wait.isOver(pipeline(42, 8, 130, 100), offsets -> true)).isFalse();
        assertThat(wait.isOver(pipeline(42, 8, 130, 101), offsets -> true)).isTrue();
    }

    @Test
    void aReadWaitsUntilTheIndexShowsWhatWasPublishedThen() {
        var wait = new Wait(POSITION);
        wait.isOver(pipeline(42, 8, 0, Long.MAX_VALUE), offsets -> false);

        assertThat(wait.isOver(new Pipeline(Map.of(), 0, 0, Map.of(5, 99L)), offsets -> offsets.get(5) == 17)).isTrue();
    }

    private static Pipeline pipeline(long observed, long imported, long lastWritten, long firstWaiting) {
        return new Pipeline(Map.of(new Pipeline.Slot(Topics.SESSION_OBSERVED, 3), observed,
                new Pipeline.Slot(Topics.SESSION_IMPORTED, 2), imported), lastWritten, firstWaiting, Map.of(5, 17L));
    }
}
