package dev.throughline.audit.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import dev.throughline.audit.AuditServer;
import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class MemberTest {

    private final String name = "member-" + UUID.randomUUID();

    @Test
    void aMemberHasTheScopesOfTheRole() {
        JsonPath created = create(Map.of("name", name, "role", "member", "password", AuditServer.PASSWORD)).jsonPath();

        assertThat(created.getList("scopes", String.class)).containsExactly("ingest", "recall", "vault");
        AuditServer.login("default", name, AuditServer.PASSWORD).then().statusCode(200);
    }

    @Test
    void anAuditorHasOneScopeMoreThanAReader() {
        JsonPath created = create(Map.of("name", name, "role", "reader", "password", AuditServer.PASSWORD,
                "scopes", List.of("recall", "audit"))).jsonPath();

        assertThat(created.getList("scopes", String.class)).containsExactly("audit", "recall");
    }

    @Test
    void aNameIsTakenOnce() {
        create(Map.of("name", name, "role", "reader", "password", AuditServer.PASSWORD)).then().statusCode(201);

        Response again = create(Map.of("name", name, "role", "reader", "password", AuditServer.PASSWORD));

        again.then().statusCode(409).contentType("application/problem+json");
        assertThat(again.jsonPath().getString("errors[0].field")).isEqualTo("name");
    }

    @Test
    void aListHoldsNoPasswords() {
        create(Map.of("name", name, "role", "reader", "password", AuditServer.PASSWORD));

        Response list = AuditServer.administrator().get("/api/members?limit=1000");

        assertThat(list.jsonPath().getList("items.name", String.class)).contains(name, "administrator").isSorted();
        assertThat(list.asString()).doesNotContain("argon2", "hash");
    }

    @Test
    void whoIsDisabledHasNoGoodTokensAndGetsNone() {
        String id = create(Map.of("name", name, "role", "admin", "password", AuditServer.PASSWORD)).path("id");
        Response login = AuditServer.login("default", name, AuditServer.PASSWORD);
        String token = login.path("access_token");
        AuditServer.as(token).get("/api/members").then().statusCode(200);

        AuditServer.administrator().body(Map.of("name", name, "role", "admin", "disabled", true)).put("/api/members/" + id)
                .then().statusCode(200);

        AuditServer.as(token).get("/api/members").then().statusCode(401);
        AuditServer.login("default", name, AuditServer.PASSWORD).then().statusCode(401);
        AuditServer.refresh(login.path("refresh_token")).then().statusCode(401);
    }

    @Test
    void whoIsEnabledAgainNeedsANewToken() {
        String id = create(Map.of("name", name, "role", "admin", "password", AuditServer.PASSWORD)).path("id");
        String old = AuditServer.token("default", name);
        change(id, Map.of("name", name, "role", "admin", "disabled", true));

        change(id, Map.of("name", name, "role", "admin"));

        AuditServer.as(AuditServer.token("default", name)).get("/api/members").then().statusCode(200);
        AuditServer.as(old).get("/api/members").then().statusCode(401);
    }

    @Test
    void aNarrowerRoleEndsTheTokensOfTheWiderOne() {
        String id = create(Map.of("name", name, "role", "admin", "password", AuditServer.PASSWORD)).path("id");
        String token = AuditServer.token("default", name);

        change(id, Map.of("name", name, "role", "reader"));

        AuditServer.as(token).get("/api/members").then().statusCode(401);
        AuditServer.as(AuditServer.token("default", name)).get("/api/members").then().statusCode(403);
    }

    @Test
    void oneChangesOnesOwnPasswordWithTheOldOne() {
        create(Map.of("name", name, "role", "reader", "password", AuditServer.PASSWORD));
        String token = AuditServer.token("default", name);
        String next = UUID.randomUUID().toString();

        AuditServer.as(token).body(Map.of("current_password", "not the password", "new_password", next))
                .put("/api/members/me/password").then().statusCode(422);
        AuditServer.as(token).body(Map.of("current_password", AuditServer.PASSWORD, "new_password", next))
                .put("/api/members/me/password").then().statusCode(204);

        AuditServer.login("default", name, AuditServer.PASSWORD).then().statusCode(401);
        AuditServer.login("default", name, next).then().statusCode(200);
        AuditServer.as(token).get("/api/members").then().statusCode(401); // and not 403, as a reader's good token
    }

    @Test
    void nobodyRemovesHimself() {
        String own = AuditServer.administrator().get("/api/members?limit=1000").jsonPath()
                .getString("items.find { it.name == 'administrator' }.id");

        AuditServer.administrator().delete("/api/members/" + own).then().statusCode(409);
    }

    @Test
    void whoIsRemovedIsGone() {
        String id = create(Map.of("name", name, "role", "reader", "password", AuditServer.PASSWORD)).path("id");

        AuditServer.administrator().delete("/api/members/" + id).then().statusCode(204);

        AuditServer.administrator().get("/api/members/" + id).then().statusCode(404);
        AuditServer.login("default", name, AuditServer.PASSWORD).then().statusCode(401);
    }

    @Test
    void oneTenantDoesNotKnowTheMembersOfAnother() {
        String tenant = "tenant-" + UUID.randomUUID();
        AuditServer.addMember(tenant, "administrator", "admin");
        String id = create(Map.of("name", name, "role", "reader", "password", AuditServer.PASSWORD)).path("id");

        AuditServer.as(AuditServer.token(tenant, "administrator")).get("/api/members/" + id).then().statusCode(404);
        AuditServer.as(AuditServer.token(tenant, "administrator")).delete("/api/members/" + id).then().statusCode(404);
    }

    @Test
    void onlyAnAdministratorManagesMembers() {
        create(Map.of("name", name, "role", "member", "password", AuditServer.PASSWORD));

        AuditServer.as(AuditServer.token("default", name)).get("/api/members").then().statusCode(403);
    }

    @Test
    void aWrongRequestNamesItsFields() {
        Response response = create(Map.of("name", "", "role", "reader", "password", "short", "scopes", List.of("all")));

        response.then().statusCode(422);
        assertThat(response.jsonPath().getList("errors.field", String.class)).hasSize(3);
    }

    private static Response create(Map<String, Object> member) {
        return AuditServer.administrator().body(member).post("/api/members");
    }

    private static void change(String id, Map<String, Object> member) {
        AuditServer.administrator().body(member).put("/api/members/" + id).then().statusCode(200);
    }
}
