package dev.throughline.ingest.publish;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.common.security.Scopes;
import dev.throughline.common.topic.Topics;
import dev.throughline.ingest.KafkaReader;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class SecretReporterTest {

    private final String tenant = UUID.randomUUID().toString();

    @Test
    void aFoundSecretIsReportedWithItsPlaceAndWithoutItsValue() {
        given().auth().oauth2(TestTokens.of(tenant, "ann", Scopes.INGEST)).contentType("application/json").body("""
                {"id": "e1", "session_id": "s1", "type": "tool_call",
                 "data": {"input": {"command": "DB_PASSWORD=Tr0ub4dor&3x npm test"}}}""").post("/api/events");

        await().untilAsserted(() -> assertThat(KafkaReader.values(Topics.AUDIT_REPORTED, tenant)).singleElement().asString()
                .contains("\"action\":\"secret.found\"", "\"kind\":\"password\"", "\"session_id\":\"s1\"",
                        "\"event_id\":\"e1\"",
                        "\"place\":\"input.command\"")
                .doesNotContain("Tr0ub4dor"));
    }
}
