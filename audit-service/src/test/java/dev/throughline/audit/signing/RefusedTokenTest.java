package dev.throughline.audit.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.build.JwtClaimsBuilder;

import dev.throughline.audit.AuditServer;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

/** Every kind of bad token is refused here, and the refusal is in the log. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class RefusedTokenTest {

    private static final String OPERATOR = "default";

    private final String tenant = "tenant-" + UUID.randomUUID();
    private final String id = UUID.randomUUID().toString();

    @Test
    void anExpiredOne() {
        Instant past = Instant.now().minusSeconds(7200);

        refusedAndRecorded(OwnTokens.sign(claims().issuedAt(past).expiresAt(past.plusSeconds(60))), tenant,
                "token/" + id + " expired");
    }

    @Test
    void oneForAnotherAudience() {
        refusedAndRecorded(OwnTokens.sign(claims().audience("someone-else")), tenant, "token/" + id + " wrong_audience");
    }

    @Test
    void oneOfAnotherIssuer() {
        refusedAndRecorded(OwnTokens.sign(claims().issuer("someone-else")), tenant, "token/" + id + " wrong_issuer");
    }

    @Test
    void aRevokedOne() {
        AuditServer.addMember(tenant, "ada", "admin");
        String administrator = AuditServer.token(tenant, "ada");
        var issued = AuditServer.as(administrator).body(Map.of("name", "work", "scopes", List.of("admin")))
                .post("/api/machines/laptop/tokens").jsonPath();
        AuditServer.as(administrator).delete("/api/machines/laptop/tokens/" + issued.getString("details.id"));

        refusedAndRecorded(issued.getString("token"), tenant, "token/" + issued.getString("details.id") + " revoked");
    }

    @Test
    void aForgedOneInTheOperatorsLogForItsTenantIsNotProven() {
        String[] parts = OwnTokens.sign(claims().groups("recall")).split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);

        refusedAndRecorded(parts[0] + "." + base64(claims.replace("recall", "admin")) + "." + parts[2], OPERATOR,
                "token/unknown forged");
        assertThat(AuditServer.log(tenant)).isEmpty();
    }

    @Test
    void oneOfAKeyThatNobodyPublished() {
        refusedAndRecorded(TestTokens.of(tenant, "ada", "admin"), OPERATOR, "token/unknown unknown_key");
    }

    @Test
    void oneThatIsNotSigned() {
        String payload = OwnTokens.sign(claims()).split("\\.")[1];

        refusedAndRecorded(base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + payload + ".", OPERATOR,
                "token/unknown wrong_algorithm");
    }

    @Test
    void somethingElse() {
        refusedAndRecorded("not.a.token", OPERATOR, "token/unknown malformed");
    }

    private static void refusedAndRecorded(String token, String log, String expected) {
        AuditServer.as(token).get("/api/members").then().statusCode(401).contentType("application/problem+json");

        await().untilAsserted(() -> assertThat(AuditServer.log(log))
                .anyMatch(entry -> entry.startsWith("token_refused denied " + expected) && entry.contains("address")));
    }

    private JwtClaimsBuilder claims() {
        return OwnTokens.claims(tenant, "ada", "admin").claim("jti", id);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
