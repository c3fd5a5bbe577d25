package dev.throughline.audit.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class CredentialTest {

    private VaultPerson ada;

    @BeforeEach
    void arrive() {
        ada = VaultPerson.of(VaultPerson.newTenant(), "vault");
    }

    @Test
    void whatWasKeptIsReadWithoutItsValue() {
        String value = VaultPerson.newSecret();
        String id = ada.keep(Map.of("kind", "connection_string", "name", "Orders database", "tags", List.of("Prod", "DB"),
                "clients", List.of("acme"), "secret", Map.of("connection_string", value)));

        Response response = ada.get("/" + id);

        JsonPath credential = response.then().statusCode(200).extract().jsonPath();
        assertThat(credential.getString("name")).isEqualTo("Orders database");
        assertThat(credential.getList("tags", String.class)).containsExactly("prod", "db");
        assertThat(credential.getString("owner_id")).isEqualTo(ada.id());
        assertThat(credential.getInt("version")).isEqualTo(1);
        assertThat(credential.getList("access", String.class)).containsExactly("view", "reveal", "edit", "share");
        assertThat(response.asString()).doesNotContain(value).doesNotContain("canary");
        assertThat(AuditEntries.ofCredential(ada.tenant(), id))
                .containsExactly("CREDENTIAL_CREATED ALLOWED", "CREDENTIAL_VIEWED ALLOWED");
    }

    @Test
    void everyKindIsKeptWithItsFields() {
        for (CredentialKind kind : CredentialKind.values()) {
            var secret = new HashMap<String, String>();
            kind.required().forEach(field -> secret.put(field, VaultPerson.newSecret()));

            String id = ada.keep(Map.of("kind", kind.wireName(), "name", kind.wireName(), "secret", secret));

            assertThat(ada.reveal(id).jsonPath().getMap("secret")).isEqualTo(secret);
        }
    }

    @Test
    void wrongFieldsAreNamedAllAtOnce() {
        Response response = ada.request().body(Map.of("kind", "oauth", "name", "", "rotate_every_days", 0,
                "secret", Map.of("client_id", "someone", "password", "misplaced"))).post(VaultPerson.CREDENTIALS);

        response.then().statusCode(422).contentType("application/problem+json");
        assertThat(response.jsonPath().getList("errors.field", String.class))
                .containsExactlyInAnyOrder("name", "rotate_every_days", "secret.client_secret", "secret");
        assertThat(response.asString()).doesNotContain("misplaced");
    }

    @Test
    void whatCannotBeStoredIsRefusedAndNeverAFault() {
        refused(422, "kind", Map.of("kind", "riddle", "name", "x", "secret", Map.of("password", "x")));
        refused(422, "secret", Map.of("kind", "note", "name", "x"));
        refused(422, "secret.note", Map.of("kind", "note", "name", "x", "secret", Map.of("note", "")));
        refused(422, "name", Map.of("kind", "note", "name", "a\0b", "secret", Map.of("note", "x")));
        refused(422, "tags[0]", Map.of("kind", "note", "name", "x", "tags", List.of(""), "secret", Map.of("note", "x")));
        ada.request().body("{\"kind\": \"note\", \"secret\": 7}").post(VaultPerson.CREDENTIALS).then().statusCode(422)
                .body("errors[0].field", equalTo("secret"));
        ada.request().body("{\"kind\": \"note\"").post(VaultPerson.CREDENTIALS).then().statusCode(400);
        ada.request().body("").post(VaultPerson.CREDENTIALS).then().statusCode(422);
        ada.request().urlEncodingEnabled(false).get(VaultPerson.CREDENTIALS + "?q=%00").then().statusCode(422);
        ada.get("?kind=riddle").then().statusCode(422);
    }

    @Test
    void detailsAreReplacedOrPatchedAndTheValueStays() {
        String value = VaultPerson.newSecret();
        String id = ada.keep(Map.of("kind", "password", "name", "old", "username", "root", "tags", List.of("a"),
                "secret", Map.of("password", value)));

        JsonPath patched = change("PATCH", id, Map.of("name", "new")).then().statusCode(200).extract().jsonPath();
        JsonPath replaced = change("PUT", id, Map.of("name", "newest")).then().statusCode(200).extract().jsonPath();

        assertThat(patched.getString("name") + patched.getString("username") + patched.getList("tags")).isEqualTo("newroot[a]");
        assertThat(replaced.getString("name")).isEqualTo("newest");
        assertThat(replaced.getString("username")).isNull();
        assertThat(ada.revealed(id)).isEqualTo(value);
    }

    @Test
    void aPatchTakesAwayWhatIsNullAndKeepsTheRules() {
        String id = ada.keep(Map.of("kind", "password", "name", "old", "username", "root", "secret", Map.of("password", "x")));

        Response cleared = ada.request().body("{\"username\": null}").patch(VaultPerson.CREDENTIALS + "/" + id);

        assertThat(cleared.jsonPath().getString("username")).isNull();
        assertThat(fields(ada.request().body("{\"name\": null}").patch(VaultPerson.CREDENTIALS + "/" + id)))
                .containsExactly("name");
        assertThat(fields(change("PATCH", id, Map.of("secret", Map.of("password", "y"))))).containsExactly("secret");
        ada.request().body("[]").patch(VaultPerson.CREDENTIALS + "/" + id).then().statusCode(400);
    }

    @Test
    void aDeletedCredentialIsGoneWithItsValuesAndNotFromTheLog() {
        String id = ada.keep("short-lived", VaultPerson.newSecret());

        ada.request().delete(VaultPerson.CREDENTIALS + "/" + id).then().statusCode(204);

        ada.get("/" + id).then().statusCode(404);
        assertThat(AuditEntries.ofCredential(ada.tenant(), id)).contains("CREDENTIAL_DELETED ALLOWED");
    }

    @Test
    void aListIsFilteredByEverythingButTheValue() {
        String value = VaultPerson.newSecret();
        ada.keep(Map.of("kind", "password", "name", "Router of the office", "tags", List.of("net"), "clients",
                List.of("acme", "globex"), "sites", List.of("hq"), "infrastructure", List.of("rt-1"), "projects",
                List.of("github.com/acme/shop"), "secret", Map.of("password", value)));
        ada.keep("Something else", VaultPerson.newSecret());

        for (String filter : List.of("client=globex", "site=hq", "infrastructure=rt-1", "project=github.com/acme/shop",
                "tag=NET",
                "q=router", "q=net", "kind=password&q=office")) {
            assertThat(names("?" + filter)).as(filter).containsExactly("Router of the office");
        }
        for (String filter : List.of("client=acm", "site=acme", "tag=ne", "kind=note", "q=" + value,
                "q=" + value.substring(0, 8), "tag=" + value, "q=%25", "q=' OR 1=1 --")) {
            assertThat(names("?" + filter)).as(filter).isEmpty();
        }
    }

    @Test
    void aPageIsCutFromTheList() {
        Arrays.asList("b", "c", "a").forEach(name -> ada.keep(name, "x"));

        JsonPath page = ada.get("?skip=1&limit=1").jsonPath();

        assertThat(page.getInt("total")).isEqualTo(3);
        assertThat(page.getList("items.name")).containsExactly("b");
        assertThat(ada.get("?limit=0").jsonPath().getList("items")).isEmpty();
        ada.get("?limit=1001").then().statusCode(422);
    }

    @Test
    void whatExpiresOrIsToBeRotatedSoonIsDue() {
        ada.keep(Map.of("kind", "note", "name", "expires", "expires_at", Instant.now().plus(Duration.ofDays(3)).toString(),
                "secret", Map.of("note", "x")));
        ada.keep(Map.of("kind", "note", "name", "rotates", "rotate_every_days", 7, "secret", Map.of("note", "x")));
        ada.keep(Map.of("kind", "note", "name", "rests", "rotate_every_days", 90, "secret", Map.of("note", "x")));

        assertThat(names("?due=true")).containsExactly("expires", "rotates");
        assertThat(names("")).hasSize(3);
    }

    @Test
    void ofWhatIsDueTheLogIsToldOnce() {
        String id = ada.keep(Map.of("kind", "note", "name", "expires", "expires_at", Instant.now().toString(),
                "secret", Map.of("note", "x")));

        await().untilAsserted(() -> assertThat(AuditEntries.ofCredential(ada.tenant(), id)).endsWith("CREDENTIAL_DUE ALLOWED"));

        String later = ada.keep(Map.of("kind", "note", "name", "expires", "expires_at", Instant.now().toString(),
                "secret", Map.of("note", "x")));
        await().untilAsserted(
                () -> assertThat(AuditEntries.ofCredential(ada.tenant(), later)).endsWith("CREDENTIAL_DUE ALLOWED"));
        assertThat(AuditEntries.ofCredential(ada.tenant(), id)).containsOnlyOnce("CREDENTIAL_DUE ALLOWED");
    }

    @Test
    void aGuessedIdOfAnotherTenantIsNotFoundAndOnRecordWithTheGuesser() {
        String id = ada.keep("private", VaultPerson.newSecret());
        VaultPerson stranger = VaultPerson.of(VaultPerson.newTenant(), "admin");

        Response response = stranger.reveal(id);

        response.then().statusCode(404);
        assertThat(response.asString()).isEqualTo(stranger.reveal(UUID.randomUUID().toString()).asString());
        assertThat(AuditEntries.ofCredential(stranger.tenant(), id)).containsExactly("CREDENTIAL_REVEALED DENIED");
        assertThat(AuditEntries.ofCredential(ada.tenant(), id)).containsExactly("CREDENTIAL_CREATED ALLOWED");
        assertThat(stranger.get("").jsonPath().getInt("total")).isZero();
    }

    @Test
    void aTokenWithoutTheScopeIsRefused() {
        VaultPerson.of(ada.tenant(), "recall").get("").then().statusCode(403);
    }

    private void refused(int status, String field, Map<String, Object> credential) {
        Response response = ada.request().body(credential).post(VaultPerson.CREDENTIALS);
        response.then().statusCode(status);
        assertThat(fields(response)).containsExactly(field);
    }

    private Response change(String method, String id, Map<String, Object> body) {
        return ada.request().body(body).request(method, VaultPerson.CREDENTIALS + "/" + id);
    }

    private List<String> names(String query) {
        return ada.request().urlEncodingEnabled(false).get(VaultPerson.CREDENTIALS + query.replace(" ", "%20"))
                .then().statusCode(200).extract().jsonPath().getList("items.name", String.class);
    }

    private static List<String> fields(Response response) {
        return response.jsonPath().getList("errors.field", String.class);
    }
}
