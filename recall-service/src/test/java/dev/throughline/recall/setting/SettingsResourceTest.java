package dev.throughline.recall.setting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

import dev.throughline.common.memory.Memory;
import dev.throughline.common.memory.MemoryKind;
import dev.throughline.common.security.Scopes;
import dev.throughline.recall.Fixture;
import dev.throughline.recall.Memories;
import dev.throughline.recall.SchemaResource;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class SettingsResourceTest {

    private static final UUID OF_TENANT = new UUID(0, 0);

    private final String tenant = UUID.randomUUID().toString();
    private UUID project;
    private String position;

    @BeforeEach
    void rememberMuch() {
        var shop = Memories.of(tenant, "shop");
        var much = IntStream.range(0, 12).mapToObj(n -> shop.withSession("s" + n).of(MemoryKind.CONTEXT, "Refund number " + n,
                "Goal: refund " + n + "\n" + "The refund of a split payment goes to both cards. ".repeat(6)))
                .toArray(Memory[]::new);
        position = Fixture.remember(much);
        project = much[0].projectId();
    }

    @Test
    void whatIsSetIsReadWithItsVersionAndWhatIsInForce() {
        set(OF_TENANT, 2, "{\"profile\": \"economical\"}");
        set(project, 5, "{\"recall.limit\": 3}");

        call(Scopes.RECALL).get("/api/projects/shop/settings").then().statusCode(200).header("ETag", "\"5\"")
                .body("project", equalTo("shop"), "version", equalTo(5), "settings", equalTo(Map.of("recall.limit", 3)))
                .body("in_force.'recall.limit'", equalTo(3), "in_force.'recall.budget_tokens'", equalTo(500))
                .body("updated_by", equalTo("ann"));
        call(Scopes.ADMIN).get("/api/settings").then().statusCode(200).header("ETag", "\"2\"").body("version", equalTo(2))
                .body("settings", equalTo(Map.of("profile", "economical")));
    }

    @Test
    void whereNothingIsSetTheVersionIsNone() {
        call(Scopes.RECALL).get("/api/projects/shop/settings").then().statusCode(200).body("version", equalTo(0))
                .body("settings", anEmptyMap(), "in_force", anEmptyMap(), "$", not(hasKey("updated_by")));
        call(Scopes.RECALL).get("/api/projects/unheard-of/settings").then().statusCode(404);
        call(Scopes.RECALL).get("/api/settings").then().statusCode(403);
    }

    @Test
    void aRecallThatNamesNoBudgetHasTheOneThatIsSet() {
        int before = recall("shop", Map.of()).getInt("tokens");
        set(OF_TENANT, 1, "{\"recall.budget_tokens\": 250}");
        int ofTenant = recall("shop", Map.of()).getInt("tokens");
        set(project, 1, "{\"recall.budget_tokens\": 120, \"recall.limit\": 1}");
        JsonPath ofProject = recall("shop", Map.of());
        int asked = recall("shop", Map.of("budget_tokens", 400, "limit", 9)).getInt("tokens");

        assertThat(before).isBetween(251, 1000);
        assertThat(ofTenant).isBetween(121, 250);
        assertThat(ofProject.getInt("tokens")).isBetween(1, 120);
        assertThat(ofProject.getList("items")).hasSize(1);
        assertThat(asked).isBetween(251, 400);
    }

    @Test
    void anAgentIsToldAsMuchAsIsSet() {
        recall("shop", Map.of()); // which waits until they can be found
        int before = told("before");
        set(project, 1, "{\"hook.start_tokens\": 100, \"hook.prompt_tokens\": 100}");

        int after = told("after");

        assertThat(after).isPositive().isLessThan(before / 2);
    }

    private int told(String session) {
        String payload = """
                {"session_id": "%s", "hook_event_name": "UserPromptSubmit", "cwd": "/work/shop",
                 "prompt": "Refund the split payment to both cards"}"""
                .formatted(session);
        return call(Scopes.RECALL).contentType("application/json").header("X-Throughline-Remote", "shop").body(payload)
                .post("/api/hooks/claude-code/recall").then().statusCode(200).extract().jsonPath()
                .getString("hookSpecificOutput.additionalContext").length();
    }

    private JsonPath recall(String name, Map<String, ?> parameters) {
        return call(Scopes.RECALL).queryParam("project", name).queryParam("q", "How is the refund of a split payment made?")
                .queryParam("after", position).queryParams(parameters).get("/api/recall").then().statusCode(200).extract()
                .jsonPath();
    }

    private void set(UUID of, long version, String settings) {
        Fixture.run("INSERT INTO setting VALUES (?, ?, ?, ?::jsonb, now(), 'ann')", tenant, of, version, settings);
    }

    private RequestSpecification call(String scope) {
        return given().auth().oauth2(TestTokens.of(tenant, "ann", scope));
    }
}
