package dev.throughline.audit.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.throughline.audit.AuditServer;
import dev.throughline.common.event.SecretRuleChanged;
import dev.throughline.common.event.SecretRuleChanged.Effect;
import dev.throughline.common.json.Json;
import dev.throughline.common.topic.Topics;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TopicRecords;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class SecretRuleTest {

    private static final String PATH = "/api/secret-rules";

    private final String tenant = "rules-" + UUID.randomUUID();
    private String token;

    @BeforeEach
    void anAdministrator() {
        AuditServer.addMember(tenant, "administrator", "admin");
        token = AuditServer.token(tenant, "administrator");
    }

    @Test
    void aRuleIsKeptAndAnnouncedToTheOtherServices() {
        Response created = create(badge());

        created.then().statusCode(201);
        String id = created.path("id");
        assertThat(administrator().get(PATH + "/" + id).jsonPath().getString("pattern")).isEqualTo("BDG-[0-9]{6}");
        await()
                .untilAsserted(
                        () -> assertThat(Json.read(announced(id).getBytes(StandardCharsets.UTF_8), SecretRuleChanged.class))
                                .isEqualTo(new SecretRuleChanged(tenant, id, Effect.DENY, "badge", "BDG-[0-9]{6}", null)));
    }

    @Test
    void aRuleThatIsChangedIsAnnouncedAnew() {
        String id = create(badge()).path("id");
        var changed = badge();
        changed.put("pattern", "BDG-[0-9]{8}");

        administrator().body(changed).put(PATH + "/" + id).then().statusCode(200);

        await().untilAsserted(() -> assertThat(announced(id)).contains("BDG-[0-9]{8}"));
    }

    @Test
    void aRuleThatIsSwitchedOffOrDeletedIsWithdrawn() {
        String off = create(badge()).path("id");
        String deleted = create(badge()).path("id");
        var disabled = badge();
        disabled.put("enabled", false);

        administrator().body(disabled).put(PATH + "/" + off).then().statusCode(200);
        administrator().delete(PATH + "/" + deleted).then().statusCode(204);

        await().untilAsserted(() -> assertThat(announced(off)).isNull());
        await().untilAsserted(() -> assertThat(announced(deleted)).isNull());
        administrator().get(PATH + "/" + deleted).then().statusCode(404);
        assertThat(administrator().get(PATH).jsonPath().getInt("total")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "pattern     | {\"effect\": \"deny\", \"kind\": \"badge\", \"pattern\": \"(\"}",
            "pattern     | {\"effect\": \"deny\", \"kind\": \"badge\", \"pattern\": \"[a-z]*\"}",
            "pattern     | {\"effect\": \"deny\", \"kind\": \"badge\", \"pattern\": \"((x{1000}){1000}){1000}\"}",
            "pattern     | {\"effect\": \"deny\", \"kind\": \"badge\", \"pattern\": \"(?=look)ahead\"}",
            "pattern     | {\"effect\": \"deny\", \"kind\": \"badge\"}",
            "kind        | {\"effect\": \"deny\", \"pattern\": \"BDG-[0-9]{6}\"}",
            "kind        | {\"effect\": \"deny\", \"kind\": \"My Badge\", \"pattern\": \"BDG-[0-9]{6}\"}",
            "kind        | {\"effect\": \"deny\", \"kind\": \"a-name-that-is-longer-than-it-may-be\", \"pattern\": \"BDG\"}",
            "fingerprint | {\"effect\": \"deny\", \"kind\": \"badge\", \"pattern\": \"BDG\", \"fingerprint\": \"0123abcd\"}",
            "fingerprint | {\"effect\": \"allow\", \"fingerprint\": \"whatever\"}",
            "effect      | {\"effect\": \"allow\"}",
            "effect      | {\"effect\": \"forget\", \"kind\": \"badge\"}",
            "effect      | {\"kind\": \"badge\"}",
            "description | {\"effect\": \"allow\", \"kind\": \"jwt\", \"description\": \"\\u0000\"}" })
    void aRuleThatIsNoneIsRefusedAndItsFieldNamed(String field, String body) {
        Response refused = administrator().body(body).post(PATH);

        refused.then().statusCode(422).contentType("application/problem+json");
        assertThat(refused.jsonPath().getList("errors.field", String.class)).anyMatch(named -> named.endsWith(field));
    }

    @Test
    void aPatternThatIsASecretItselfIsRefusedAndNotRepeated() {
        String secret = "gh" + "p_" + UUID.randomUUID().toString().replace("-", "").repeat(2).substring(0, 36);
        var rule = badge();
        rule.put("pattern", secret);

        Response refused = create(rule);

        refused.then().statusCode(422);
        assertThat(refused.asString()).contains("holds a secret itself").doesNotContain(secret);
    }

    @Test
    void aPatternIsTooLongBeyondAThousandCharacters() {
        var rule = badge();
        rule.put("pattern", "a".repeat(1_001));

        assertThat(create(rule).then().statusCode(422).extract().jsonPath().getList("errors.field", String.class))
                .singleElement().asString().endsWith("pattern");
    }

    @Test
    void aTenantHasAtMostTwoHundredRules() {
        for (int rule = 0; rule < 200; rule++) {
            create(badge()).then().statusCode(201);
        }

        create(badge()).then().statusCode(409).contentType("application/problem+json");
    }

    @Test
    void aPatternIsTriedOnATextAndNothingIsStored() {
        var trial = Map.of("pattern", "pin (?<secret>[0-9]{4})", "text", "her pin 4711, his pin 0815");

        Response result = administrator().body(trial).post(PATH + "/test");

        result.then().statusCode(200);
        assertThat(result.jsonPath().getInt("total")).isEqualTo(2);
        assertThat(result.jsonPath().getInt("finds[0].start")).isEqualTo(8);
        assertThat(result.jsonPath().getInt("finds[0].end")).isEqualTo(12);
        assertThat(administrator().get(PATH).jsonPath().getInt("total")).isZero();
    }

    @Test
    void aTrialOfABadPatternNamesTheField() {
        var trial = Map.of("pattern", "(", "text", "any");

        assertThat(administrator().body(trial).post(PATH + "/test").then().statusCode(422).extract().jsonPath()
                .getString("errors[0].field")).isEqualTo("pattern");
    }

    @Test
    void anotherTenantNeitherSeesNorChangesIt() {
        String id = create(badge()).path("id");
        String other = "other-" + tenant;
        AuditServer.addMember(other, "administrator", "admin");
        RequestSpecification stranger = AuditServer.as(AuditServer.token(other, "administrator"));

        stranger.get(PATH + "/" + id).then().statusCode(404);
        stranger.body(badge()).put(PATH + "/" + id).then().statusCode(404);
        stranger.delete(PATH + "/" + id).then().statusCode(404);
        assertThat(stranger.get(PATH).jsonPath().getInt("total")).isZero();
        administrator().get(PATH + "/" + id).then().statusCode(200);
    }

    @Test
    void onlyAnAdministratorMayLookAndWrite() {
        AuditServer.addMember(tenant, "ann", "ingest", "recall", "vault");
        RequestSpecification member = AuditServer.as(AuditServer.token(tenant, "ann"));

        member.get(PATH).then().statusCode(403);
        member.body(badge()).post(PATH).then().statusCode(403);
        member.body(Map.of("pattern", "a", "text", "a")).post(PATH + "/test").then().statusCode(403);
    }

    private Response create(Map<String, Object> rule) {
        return administrator().body(rule).post(PATH);
    }

    private RequestSpecification administrator() {
        return AuditServer.as(token);
    }

    /** What the topic says of a rule at last. */
    private String announced(String id) {
        var records = TopicRecords.texts(Topics.SECRET_RULE_CHANGED, tenant + "/" + id);
        assertThat(records).isNotEmpty();
        return records.getLast();
    }

    private static Map<String, Object> badge() {
        return new HashMap<>(Map.of("effect", "deny", "kind", "badge", "pattern", "BDG-[0-9]{6}"));
    }
}
