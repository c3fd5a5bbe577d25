package dev.throughline.audit.signing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;

import dev.throughline.audit.AuditServer;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class TokenVerificationTest {

    private static final String PROTECTED = "/api/machines/laptop/tokens";

    @Test
    void aTokenOfThisServiceIsTaken() throws Exception {
        AuditServer.as(OwnTokens.sign(claims())).get(PROTECTED).then().statusCode(200);
    }

    @Test
    void noTokenIsRefusedWithAProblem() {
        given().get(PROTECTED).then().statusCode(401).contentType("application/problem+json");
    }

    @Test
    void aTokenOfAnotherKeyIsRefused() {
        refused(TestTokens.of("default", UUID.randomUUID().toString(), "admin"));
    }

    @Test
    void anExpiredTokenIsRefused() throws Exception {
        Instant past = Instant.now().minus(Duration.ofHours(2));
        refused(OwnTokens.sign(claims().issuedAt(past).expiresAt(past.plusSeconds(60))));
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() throws Exception {
        refused(OwnTokens.sign(claims().audience("someone-else")));
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() throws Exception {
        refused(OwnTokens.sign(claims().issuer("someone-else")));
    }

    @Test
    void aTokenWithoutTenantIsRefused() throws Exception {
        refused(OwnTokens.sign(Jwt.issuer("throughline").audience("throughline").subject("x").groups("admin")
                .claim("jti", "x").expiresIn(60)));
    }

    @Test
    void anUnsignedTokenIsRefused() throws Exception {
        String payload = OwnTokens.sign(claims()).split("\\.")[1];

        refused(base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + payload + ".");
    }

    @Test
    void aChangedTokenIsRefused() throws Exception {
        String[] parts = OwnTokens.sign(claims().groups("recall")).split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);

        refused(parts[0] + "." + base64(claims.replace("recall", "admin")) + "." + parts[2]);
    }

    @Test
    void thePublishedKeyVerifiesATokenWithoutAnythingElse() throws Exception {
        String[] parts = AuditServer.token("default", "administrator").split("\\.");

        JsonPath key = given().get("/.well-known/jwks.json").then().statusCode(200).extract().jsonPath();

        String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
        assertThat(header).contains(key.getString("keys[0].kid")).contains("RS256");
        var spec = new RSAPublicKeySpec(number(key.getString("keys[0].n")), number(key.getString("keys[0].e")));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(spec));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @Test
    void whatIsPublicNeedsNoToken() {
        for (String path : new String[] { "/q/health/live", "/q/health/ready", "/q/metrics", "/api/openapi", "/api/docs" }) {
            given().get(path).then().statusCode(200);
        }
    }

    private static void refused(String token) {
        AuditServer.as(token).get(PROTECTED).then().statusCode(401).contentType("application/problem+json");
    }

    private static JwtClaimsBuilder claims() {
        return OwnTokens.claims("default", UUID.randomUUID().toString(), "admin");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static BigInteger number(String base64) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64));
    }
}
