package dev.throughline.audit.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpServer;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;

import dev.throughline.audit.AuditServer;
import dev.throughline.testing.InfrastructureResource;

/** An OpenID provider beside the suite's own issuer: a small server with keys of its own. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(value = OidcIT.Provider.class, restrictToAnnotatedClass = true)
class OidcIT {

    private static final String PROTECTED = "/api/machines/laptop/tokens";

    /** Publishes its keys at an address. */
    public static final class Provider implements QuarkusTestResourceLifecycleManager {

        static final String ISSUER = "https://login.example.test/realm";

        static volatile List<RsaJsonWebKey> keys = List.of(key("first"));

        private HttpServer server;

        @Override
        public Map<String, String> start() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            server.createContext("/keys", exchange -> {
                byte[] body = new JsonWebKeySet(keys).toJson().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return Map.of("oidc.issuer", ISSUER,
                    "oidc.jwks", "http://localhost:" + server.getAddress().getPort() + "/keys",
                    "oidc.tenant-claim", "organisation/name",
                    "oidc.scopes-claim", "realm_access/roles",
                    "oidc.scopes.engineer", "ingest,recall",
                    "oidc.scopes.operator", "admin");
        }

        @Override
        public void stop() {
            server.stop(0);
        }

        static RsaJsonWebKey key(String id) {
            try {
                RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
                key.setKeyId(id);
                return key;
            } catch (JoseException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final String tenant = "tenant-" + UUID.randomUUID();

    @Test
    void aTokenOfTheProviderIsTakenWithWhatItsClaimsMeanHere() {
        AuditServer.as(signed(claims("operator"))).get("/api/members").then().statusCode(200);
    }

    @Test
    void itsTenantIsThatOfTheClaim() {
        String id = AuditServer.as(signed(claims("operator"))).body(Map.of("name", "work", "scopes", List.of("ingest")))
                .post(PROTECTED).then().statusCode(201).extract().path("details.id");

        assertThat(AuditServer.administrator().get(PROTECTED).jsonPath().getList("items.id")).doesNotContain(id);
        assertThat(AuditServer.as(signed(claims("operator"))).get(PROTECTED).jsonPath().getList("items.id")).contains(id);
    }

    @Test
    void aRoleThatIsNotMappedGivesNothing() {
        AuditServer.as(signed(claims("admin").groups("admin"))).get("/api/members").then().statusCode(403);
        AuditServer.as(signed(claims("engineer"))).get("/api/members").then().statusCode(403);
    }

    @Test
    void whatOnlyTheSuiteMayClaimIsNotTakenFromAnother() {
        String token = signed(claims("engineer").claim("machine", "laptop"));

        AuditServer.as(token).get(PROTECTED).then().statusCode(200); // as a person: a machine would get 403
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        AuditServer.as(signed(claims("operator").audience("another"))).get("/api/members").then().statusCode(401);
    }

    @Test
    void aTokenWithoutATenantIsRefused() {
        var claims = Jwt.issuer(Provider.ISSUER).audience("throughline").subject("x").expiresIn(60)
                .claim("realm_access", Map.of("roles", List.of("operator")));

        AuditServer.as(signed(claims)).get("/api/members").then().statusCode(401);
    }

    @Test
    void aKeyOfTheSuiteSignsNothingForTheProvider() {
        RsaJsonWebKey stranger = Provider.key("first");

        AuditServer.as(claims("operator").jws().keyId("first").sign(stranger.getPrivateKey())).get("/api/members")
                .then().statusCode(401);
    }

    @Test
    void aNewKeyOfTheProviderIsLearnedByItsFirstToken() {
        AuditServer.as(signed(claims("operator"))).get("/api/members").then().statusCode(200);
        RsaJsonWebKey next = Provider.key("key-" + UUID.randomUUID());
        Provider.keys = List.of(Provider.keys.getFirst(), next);

        await().untilAsserted(() -> AuditServer
                .as(claims("operator").jws().keyId(next.getKeyId()).sign(next.getPrivateKey())).get("/api/members")
                .then().statusCode(200));
    }

    @Test
    void theSuitesOwnTokensStayGood() {
        AuditServer.administrator().get("/api/members").then().statusCode(200);
    }

    private JwtClaimsBuilder claims(String role) {
        return Jwt.issuer(Provider.ISSUER).audience("throughline").subject("ada@example.test").expiresIn(60)
                .claim("organisation", Map.of("name", tenant))
                .claim("realm_access", Map.of("roles", List.of(role)));
    }

    private static String signed(JwtClaimsBuilder claims) {
        RsaJsonWebKey key = Provider.keys.getFirst();
        return claims.jws().keyId(key.getKeyId()).sign(key.getPrivateKey());
    }
}
