package dev.throughline.compression;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

import io.restassured.RestAssured;

/** For tests that call the worker's parts themselves: these need the schema, which the worker makes when it starts. */
final class Started {

    private Started() {
    }

    static void awaited() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> RestAssured.get("/q/health/ready").then().statusCode(200));
    }
}
