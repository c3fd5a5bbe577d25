package dev.throughline.recall.request;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.common.security.Scopes;
import dev.throughline.recall.SchemaResource;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class ServerTimingTest {

    @Test
    void anAnswerSaysHowLongItTook() {
        long began = System.nanoTime();

        String timing = given().auth().oauth2(TestTokens.of("timing", "ann", Scopes.RECALL)).queryParam("q", "anything")
                .get("/api/search").then().statusCode(200).extract().header("Server-Timing");

        double most = (System.nanoTime() - began) / 1e6;
        assertThat(timing).matches("total;dur=\\d+\\.\\d{3}");
        assertThat(Double.parseDouble(timing.split("=")[1])).isPositive().isLessThan(most);
    }

    @Test
    void aRefusalSaysItToo() {
        given().get("/api/search").then().statusCode(401).header("Server-Timing", startsWith("total;dur="));
    }
}
