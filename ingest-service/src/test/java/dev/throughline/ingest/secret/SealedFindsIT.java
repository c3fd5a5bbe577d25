package dev.throughline.ingest.secret;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

import dev.throughline.common.event.SecretSealed;
import dev.throughline.common.json.Json;
import dev.throughline.common.security.Scopes;
import dev.throughline.common.topic.Topics;
import dev.throughline.ingest.KafkaReader;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.StubEndpoint;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@TestProfile(SealedFindsIT.IntoTheVault.class)
@QuarkusTestResource(InfrastructureResource.class)
class SealedFindsIT {

    /** A vault's public key at an address, and what only the vault has. */
    static final class Vault {

        private static final StubEndpoint ENDPOINT = new StubEndpoint();
        private static final KeysetHandle KEY = generate();

        private static KeysetHandle generate() {
            try {
                HybridConfig.register();
                return KeysetHandle.generateNew(HpkeParameters.builder()
                        .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                        .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                        .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                        .setVariant(HpkeParameters.Variant.TINK)
                        .build());
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        static void isThere() throws GeneralSecurityException {
            String publicKey = TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(KEY.getPublicKeysetHandle());
            ENDPOINT.answers(body -> StubEndpoint.Answer.of(publicKey));
        }

        static String opened(SecretSealed sealed, byte[] context) throws GeneralSecurityException {
            var vault = KEY.getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class);
            return new String(vault.decrypt(Base64.getDecoder().decode(sealed.ciphertext()), context), StandardCharsets.UTF_8);
        }
    }

    /** Finds go to the vault. */
    public static final class IntoTheVault implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("secret.finds", "vault", "secret.vault-key.url", Vault.ENDPOINT.address(),
                    "secret.vault-key.retry", "100ms", "secret.vault-key.refresh", "100ms");
        }
    }

    private final String tenant = UUID.randomUUID().toString();
    private final String secret = "gh" + "p_" + UUID.randomUUID().toString().replace("-", "").repeat(2).substring(0, 36);

    @BeforeEach
    void theVaultIsThere() throws GeneralSecurityException {
        Vault.isThere();
        await().untilAsserted(() -> assertThat(state()).isEqualTo("on"));
    }

    @Test
    void aFindIsSealedForTheVaultAloneAndTheTextKeepsItsFingerprint() throws Exception {
        send("/api/events", event("s1", "use " + secret + " twice: " + secret));

        SecretSealed sealed = sealed();
        assertThat(Vault.opened(sealed, sealed.context())).isEqualTo(secret);
        assertThat(sealed.kind()).isEqualTo("github-token");
        assertThat(sealed.sessionId()).isEqualTo("s1");
        assertThat(sealed.eventId()).isEqualTo("e1");
        assertThat(sealed.place()).isEqualTo("text");
        assertThat(sealed.ownerId()).isEqualTo("ann");
        assertThat(KafkaReader.values(Topics.SESSION_OBSERVED, tenant)).singleElement().asString()
                .contains("[secret:github-token:" + sealed.fingerprint() + "]").doesNotContain(secret);
    }

    @Test
    void whatIsSealedIsBoundToItsTenant() throws Exception {
        send("/api/events", event("s1", "use " + secret));

        SecretSealed sealed = sealed();
        byte[] other = SecretSealed.context("another", sealed.fingerprint());
        assertThatThrownBy(() -> Vault.opened(sealed, other)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void aFindInATranscriptIsSealedToo() throws Exception {
        send("/api/transcripts?tool=claude-code", """
                {"type": "user", "uuid": "u1", "sessionId": "s2", "timestamp": "2026-01-31T12:00:00Z",
                 "message": {"role": "user", "content": "deploy with %s please"}}""".formatted(secret).replace("\n", ""));

        assertThat(Vault.opened(sealed(), sealed().context())).isEqualTo(secret);
    }

    @Test
    void nothingOfTheSecretIsInClearInAnyTopic() {
        send("/api/events", event("s1", "use " + secret));

        for (String topic : new String[] { Topics.SESSION_OBSERVED, Topics.SECRET_SEALED, Topics.AUDIT_REPORTED }) {
            assertThat(KafkaReader.values(topic, tenant)).noneMatch(value -> value.contains(secret));
        }
    }

    @Test
    void theKeyThatIsKnownServesOnWhileAuditServiceIsAway() throws Exception {
        Vault.ENDPOINT.answers(body -> StubEndpoint.Answer.error(503));
        await().untilAsserted(() -> assertThat(Vault.ENDPOINT.asked()).isNotEmpty());

        send("/api/events", event("s1", "use " + secret));

        assertThat(Vault.opened(sealed(), sealed().context())).isEqualTo(secret);
    }

    private SecretSealed sealed() throws IOException {
        String value = KafkaReader.values(Topics.SECRET_SEALED, tenant).getFirst();
        assertThat(KafkaReader.values(Topics.SECRET_SEALED, tenant)).hasSize(1);
        return Json.read(value.getBytes(StandardCharsets.UTF_8), SecretSealed.class);
    }

    private void send(String path, String body) {
        given().auth().oauth2(TestTokens.of(tenant, "ann", Scopes.INGEST)).contentType("application/json").body(body).post(path)
                .then().statusCode(202);
    }

    private static String event(String session, String text) {
        return "{\"id\": \"e1\", \"session_id\": \"" + session + "\", \"type\": \"prompt\", \"data\": {\"text\": \"" + text
                + "\"}}";
    }

    private static String state() {
        return given().get("/q/health/ready").jsonPath().getString("checks.find { it.name == 'vault-key' }.data.state");
    }
}
