package dev.throughline.recall.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

import dev.throughline.common.json.Json;
import dev.throughline.common.security.Scopes;
import dev.throughline.recall.SchemaResource;
import dev.throughline.recall.session.SessionRow;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class ExportResourceTest {

    @Inject
    SessionExport export;

    private final String tenant = UUID.randomUUID().toString();
    private final SessionRow session = SessionRow.of(tenant, "s/1");

    @Test
    void aSessionIsALineForItsHeaderOneForEachEventAndOneForItsEnd() throws IOException {
        session.setSql("metadata", "'{\"ticket\": 7}'").setSql("tags", "ARRAY['a']");
        for (int n = 1; n <= 150; n++) { // more than are read together
            session.event("prompt", "{\"text\": \"line\\n" + n + "\"}", n == 2);
        }

        List<String> lines = call().get("/api/sessions/{id}/export", "s/1").then().statusCode(200)
                .contentType("application/x-ndjson").extract().asString().lines().toList();

        assertThat(lines).hasSize(152);
        JsonNode header = Json.mapper().readTree(lines.getFirst());
        assertThat(header.path("format").asText()).isEqualTo("throughline-session");
        assertThat(header.path("version").asInt()).isEqualTo(1);
        assertThat(header.at("/session/id").asText()).isEqualTo("s/1");
        assertThat(header.at("/session/metadata/ticket").asInt()).isEqualTo(7);
        JsonNode second = Json.mapper().readTree(lines.get(2)).path("event");
        assertThat(second.path("id").asText()).isEqualTo("event-2");
        assertThat(second.path("is_private").asBoolean()).isTrue();
        assertThat(second.at("/data/text").asText()).isEqualTo("line\n2");
        assertThat(lines.getLast()).isEqualTo("{\"end\":150}");
    }

    @Test
    void aPersonReadsWhatWasSaidAndDoneUnderAHeadingForEachTurn() {
        session.event("prompt", "{\"text\": \"# Fix the cart\\nplease\"}")
                .event("tool_result", "{\"tool_name\": \"Edit\", \"input\": {\"file_path\": \"Cart.java\"}}")
                .event("response", "{\"text\": \"# Done\\nAll `green`.\"}")
                .event("prompt", "{\"text\": \"Thanks\"}")
                .event("decision", "{\"text\": \"Keep the ``old`` name\"}");

        String text = call().queryParam("format", "markdown").get("/api/sessions/{id}/export", "s/1").then().statusCode(200)
                .contentType("text/markdown;charset=UTF-8").extract().asString();

        assertThat(text).contains("# Title of s/1\n", "- Tool: `claude-code`\n", "## 1. Fix the cart\n",
                "> # Fix the cart\n> please\n", "- **Edit**: `Cart.java`\n", "\\# Done\nAll `green`.\n", "## 2. Thanks\n",
                "- **Decided**: Keep the ''old'' name\n", "5 events.");
    }

    @Test
    void oneExportTooManyIsAskedToComeBack() {
        call().get("/api/sessions/{id}/export", "s/1").then().statusCode(200);
        int places = export.places.drainPermits();
        try {
            call().get("/api/sessions/{id}/export", "s/1").then().statusCode(429).header("Retry-After", "5")
                    .body("detail", containsString("exported"));
        } finally {
            export.places.release(places);
        }
    }

    private RequestSpecification call() {
        return given().auth().oauth2(TestTokens.of(tenant, "ann", Scopes.RECALL));
    }
}
