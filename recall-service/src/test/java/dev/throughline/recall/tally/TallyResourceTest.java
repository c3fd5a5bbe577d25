package dev.throughline.recall.tally;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

import dev.throughline.common.security.Scopes;
import dev.throughline.recall.SchemaResource;
import dev.throughline.recall.session.SessionRow;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class TallyResourceTest {

    private final String tenant = UUID.randomUUID().toString();
    private final SessionRow session = SessionRow.of(tenant, "a/b");

    @Test
    void tokensHaveACostWhereTheirPriceIsKnown() {
        session.usage("claude-opus-4-5-20251101", 2_000_000, 1_000_000).usage("home-grown", 10, 20);

        call().get("/api/sessions/{id}/usage", "a/b").then().statusCode(200)
                .body("models.model", contains("claude-opus-4-5-20251101", "home-grown"))
                .body("models[0].cost", equalTo(42.25f), "models[0].priced_as_of", equalTo("2026-10-24"))
                .body("models[1].cost", nullValue(), "models[1].input_tokens", equalTo(10))
                .body("input_tokens", equalTo(2_000_010), "messages", equalTo(4), "unpriced", equalTo(2))
                .body("cost", equalTo(42.25f), "currency", equalTo("USD"));
    }

    @Test
    void whatWasDoneIsSummedUp() {
        session.metric("action", "task_spawn", 1).metric("action", "mcp_call", 2).metric("action", "file_edit", 3)
                .metric("action", "bash_exec", 4).metric("action", "dance", 5).metric("tool", "Bash", 10)
                .metric("tool", "Edit", 20).metric("tool", "mcp__shop__find", 30).metric("tool", "Read", 40)
                .metric("tool", "Task", 50).metric("event", "prompt", 7);

        call().get("/api/sessions/{id}/metrics", "a/b").then().statusCode(200)
                .body("summary.agents_spawned", equalTo(51), "summary.mcp_calls", equalTo(32))
                .body("summary.files_modified", equalTo(23), "summary.bash_commands", equalTo(14))
                .body("summary.tool_calls", equalTo(45), "actions[0].name", equalTo("dance"))
                .body("tools[0].name", equalTo("Task"), "tools[0].failed", equalTo(1), "events[0].count", equalTo(7));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "created | New.java", "modified | Cart.java", "read | Cart.java" })
    void filesAreListedByWhatWasDoneToThem(String how, String path) {
        session.file("New.java", 3, 0, 1, true).file("Cart.java", 1, 2, 1, false);

        call().queryParam("how", how).get("/api/sessions/{id}/files", "a/b").then().statusCode(200)
                .body("items.path", contains(path), "total", equalTo(1));
        call().get("/api/sessions/{id}/files", "a/b").then().body("items.path", contains("Cart.java", "New.java"))
                .body("items.order", contains(1, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = { "usage", "metrics", "files", "events", "errors", "resumption", "export", "children" })
    void nothingIsKnownOfASessionThatIsNotThereOrOfAnother(String what) {
        SessionRow.of("other" + tenant, "theirs");

        call().get("/api/sessions/{id}/{what}", "nobody", what).then().statusCode(404)
                .contentType("application/problem+json");
        call().get("/api/sessions/{id}/{what}", "theirs", what).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({ "files,how,painted", "files,limit,0", "events,limit,1001", "events,before,0", "errors,before,x",
            "export,format,pdf", "resumption,budget_tokens,0", "usage,after,x" })
    void aBadParameterIsNamed(String what, String name, String value) {
        call().queryParam(name, value).get("/api/sessions/{id}/{what}", "a/b", what).then().statusCode(422)
                .body("errors[0].field", equalTo(name));
    }

    private RequestSpecification call() {
        return given().auth().oauth2(TestTokens.of(tenant, "ann", Scopes.RECALL));
    }
}
