package dev.throughline.recall.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

import dev.throughline.common.security.Scopes;
import dev.throughline.recall.SchemaResource;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class SessionListTest {

    private final String tenant = UUID.randomUUID().toString();

    @ParameterizedTest
    @CsvSource({ "user,Grace", "user,ann", "tool,pipeline", "machine,box", "status,ended", "pinned,true", "archived,true",
            "tag,shop", "parent,p/1" })
    void aListIsNarrowedByWhatIsKnownOfSessions(String filter, String value) {
        SessionRow.of(tenant, "wanted").set("user_id", filter.equals("user") ? value : "Grace").set("tool", "pipeline")
                .set("machine", "box").set("status", "ended").set("pinned", true).set("archived", filter.equals("archived"))
                .setSql("tags", "ARRAY['shop', 'urgent']").set("parent_id", "p/1");
        SessionRow.of(tenant, "other").set("user_id", "Ada");

        call().queryParam(filter, value).get("/api/sessions").then().statusCode(200)
                .body("items.id", contains("wanted")).body("total", equalTo(1));
    }

    @Test
    void anArchivedSessionIsListedOnlyWhereItIsAskedFor() {
        SessionRow.of(tenant, "kept");
        SessionRow.of(tenant, "archived").set("archived", true);

        call().get("/api/sessions").then().body("items.id", contains("kept"));
        call().queryParam("archived", "any").get("/api/sessions").then().body("items", hasSize(2));
    }

    @Test
    void aSessionBelongsToItsOwnerWhereNobodySaysElse() {
        SessionRow.of(tenant, "own");

        call().queryParam("user", "ann").get("/api/sessions").then().body("items[0].user", equalTo("ann"));
    }

    @Test
    void aListIsReadToItsEndByCursorWhileSessionsMoveToItsFront() {
        List<String> expected = new ArrayList<>();
        for (int n = 0; n < 7; n++) {
            String id = "s" + n;
            SessionRow.of(tenant, id).at("2026-03-0" + (n / 2 + 1) + "T00:00:00.123456Z");
            expected.add(id);
        }
        List<String> read = new ArrayList<>();

        String cursor = "";
        do {
            JsonPath page = call().queryParam("limit", 2).queryParam("before", cursor).get("/api/sessions").jsonPath();
            read.addAll(page.getList("items.id"));
            cursor = page.getString("next");
            SessionRow.of(tenant, "new" + read.size()).at("2026-04-01T00:00:00Z");
        } while (cursor != null);

        assertThat(read).hasSize(7).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource({ "before,x", "before,bm9uc2Vuc2U", "pinned,perhaps", "archived,7" })
    void aBadParameterIsNamed(String name, String value) {
        call().queryParam(name, value).get("/api/sessions").then().statusCode(422).body("errors[0].field", equalTo(name));
    }

    @Test
    void aSessionIsReadWithAllThatWasSaidOfIt() {
        SessionRow.of(tenant, "whole").set("user_id", "Grace").set("model", "opus").set("permission_mode", "plan")
                .set("folder", "/src").set("pinned", true).set("next_sequence", 8L).setSql("tags", "ARRAY['a']")
                .setSql("metadata", "'{\"ticket\": 7}'").setSql("initial", "'{\"input\": \"Go\"}'")
                .setSql("ending", "'{\"status\": \"success\", \"goals_achieved\": [\"g\"]}'")
                .setSql("git", "'{\"commit\": \"abc\"}'").at("2026-03-01T10:00:02Z");
        SessionRow.of(tenant, "child").set("parent_id", "whole");

        call().get("/api/sessions/whole").then().statusCode(200)
                .body("user", equalTo("Grace"), "model", equalTo("opus"), "permission_mode", equalTo("plan"))
                .body("cwd", equalTo("/src"), "git.commit", equalTo("abc"), "metadata.ticket", equalTo(7))
                .body("initial.input", equalTo("Go"), "final.goals_achieved", contains("g"), "tags", contains("a"))
                .body("children", equalTo(1), "event_count", equalTo(7), "duration_ms", equalTo(2000))
                .body("pinned", equalTo(true), "end_reason", nullValue());
    }

    @Test
    void childrenAreListed() {
        SessionRow.of(tenant, "a/b");
        SessionRow.of(tenant, "child").set("parent_id", "a/b");

        call().get("/api/sessions/{id}/children", "a/b").then().statusCode(200).body("items.id", contains("child"));
        call().get("/api/sessions/{id}/children", "nobody").then().statusCode(404);
    }

    @Test
    void aDeletedSessionIsNotThere() {
        SessionRow.of(tenant, "gone").setSql("deleted_at", "now()");

        call().get("/api/sessions/gone").then().statusCode(404);
        call().get("/api/sessions").then().body("items", hasSize(0));
    }

    private RequestSpecification call() {
        return given().auth().oauth2(TestTokens.of(tenant, "ann", Scopes.RECALL));
    }
}
