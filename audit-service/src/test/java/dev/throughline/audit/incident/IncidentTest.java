package dev.throughline.audit.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import dev.throughline.audit.vault.VaultPerson;
import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class IncidentTest {

    private static final String INCIDENTS = "/api/security-incidents";

    private VaultPerson administrator;

    @BeforeEach
    void arrive() {
        administrator = VaultPerson.of(VaultPerson.newTenant(), "admin");
    }

    @Test
    void everyTypeIsKeptAndRead() {
        for (String type : IncidentRequest.TYPE.split("\\|")) {
            String id = report(type, "acme");

            JsonPath incident = administrator.request().get(INCIDENTS + "/" + id).jsonPath();

            assertThat(incident.getString("type")).isEqualTo(type);
            assertThat(incident.getString("status")).isEqualTo("open");
            assertThat(incident.getString("raised_by")).isEqualTo(administrator.id());
        }
        assertThat(IncidentRequest.TYPE.split("\\|")).hasSize(8);
    }

    @Test
    void incidentsAreFoundByClientStatusAndType() {
        String phishing = report("phishing", "acme");
        report("malware", "globex");
        change(phishing, "contained");

        assertThat(found("client=acme")).containsExactly("phishing");
        assertThat(found("status=open")).containsExactly("malware");
        assertThat(found("status=contained&type=phishing")).containsExactly("phishing");
        assertThat(found("limit=10")).containsExactly("malware", "phishing");
        administrator.request().get(INCIDENTS + "?status=maybe").then().statusCode(422);
    }

    @Test
    void aResolvedIncidentHasItsTimeAndLosesItWhenItIsOpenedAgain() {
        String id = report("BEC", "acme");

        assertThat(change(id, "resolved").jsonPath().getString("resolved_at")).isNotNull();
        assertThat(change(id, "investigating").jsonPath().getString("resolved_at")).isNull();
    }

    @Test
    void aTimeLineIsInOrderAndNamesEntriesOfTheLog() {
        String id = report("ransomware", "acme");
        append(id, Map.of("text", "later", "occurred_at", "2026-02-01T00:00:00Z")).then().statusCode(201);
        append(id, Map.of("text", "earlier", "occurred_at", "2026-01-01T00:00:00Z", "audit_sequence", 1)).then()
                .statusCode(201);

        JsonPath timeline = administrator.request().get(INCIDENTS + "/" + id + "/timeline").jsonPath();

        assertThat(timeline.getList("items.text")).containsExactly("earlier", "later");
        assertThat(timeline.getLong("items[0].audit_sequence")).isOne();
        assertThat(timeline.getString("items[0].author")).isEqualTo(administrator.id());
        append(id, Map.of("text", "")).then().statusCode(422);
        append(id, Map.of("text", "x", "audit_sequence", 1000)).then().statusCode(422);
    }

    @Test
    void aDeletedIncidentIsGone() {
        String id = report("backdoor", "acme");

        administrator.request().delete(INCIDENTS + "/" + id).then().statusCode(204);

        administrator.request().get(INCIDENTS + "/" + id).then().statusCode(404);
    }

    @Test
    void wrongFieldsAreNamed() {
        Response response = administrator.request().body(Map.of("type", "boredom", "severity", "some", "title", ""))
                .post(INCIDENTS);

        response.then().statusCode(422);
        assertThat(response.jsonPath().getList("errors.field", String.class))
                .containsExactlyInAnyOrder("type", "severity", "title");
    }

    @Test
    void incidentsOfAnotherTenantAreNotFound() {
        String id = report("malware", "acme");
        VaultPerson stranger = VaultPerson.of(VaultPerson.newTenant(), "admin");

        stranger.request().get(INCIDENTS + "/" + id).then().statusCode(404);
        assertThat(stranger.request().get(INCIDENTS).jsonPath().getInt("total")).isZero();
    }

    private String report(String type, String client) {
        return administrator.request().body(Map.of("type", type, "severity", "high", "title", "Something", "client", client))
                .post(INCIDENTS).then().statusCode(201).extract().path("id");
    }

    private Response change(String id, String status) {
        JsonPath incident = administrator.request().get(INCIDENTS + "/" + id).jsonPath();
        var request = new HashMap<String, Object>(incident.getMap("$"));
        request.put("status", status);
        return administrator.request().body(request).put(INCIDENTS + "/" + id);
    }

    private Response append(String id, Map<String, Object> entry) {
        return administrator.request().body(entry).post(INCIDENTS + "/" + id + "/timeline");
    }

    private List<String> found(String query) {
        return administrator.request().get(INCIDENTS + "?" + query).jsonPath().getList("items.type", String.class);
    }
}
