package dev.throughline.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import io.restassured.RestAssured;

/** For tests that call the worker's parts themselves: these need the schema, which the worker makes when it starts. */
final class Started {

    private Started() {
    }

    static void awaited() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(RestAssured.get("/q/health/ready").statusCode()).isEqualTo(200));
    }
}
