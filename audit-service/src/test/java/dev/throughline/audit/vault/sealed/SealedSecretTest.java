package dev.throughline.audit.vault.sealed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import dev.throughline.audit.kafka.KafkaClients;
import dev.throughline.audit.vault.VaultPerson;
import dev.throughline.common.event.SecretSealed;
import dev.throughline.common.json.Json;
import dev.throughline.common.topic.Topics;
import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class SealedSecretTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Producer<String, byte[]> producer;

    @Inject
    KafkaClients kafka;

    private VaultPerson ada;

    @BeforeEach
    void arrive() {
        ada = VaultPerson.of(VaultPerson.newTenant(), "vault");
    }

    @Test
    void theKeyIsPublicAndHasNoPrivateHalf() {
        String keyset = publicKeyset();

        assertThat(keyset).contains("HpkePublicKey").contains("ASYMMETRIC_PUBLIC").doesNotContain("PRIVATE");
        assertThat(publicKeyset()).isEqualTo(keyset);
    }

    @Test
    void aSealedSecretBecomesACredentialOfItsOwner() throws Exception {
        String value = VaultPerson.newSecret();

        send(sealed("session-7", "github-token", value));

        JsonPath found = await().atMost(PATIENCE).until(this::credentials, page -> page.getInt("total") == 1);
        assertThat(found.getString("items[0].name")).isEqualTo("found in session session-7");
        assertThat(found.getString("items[0].kind")).isEqualTo("api_key");
        assertThat(found.getString("items[0].owner_id")).isEqualTo(ada.id());
        assertThat(found.getString("items[0].found.place")).isEqualTo("data.text");
        assertThat(ada.reveal(found.getString("items[0].id")).jsonPath().getString("secret.api_key")).isEqualTo(value);
    }

    @Test
    void aFoundCredentialIsFoundByTheFingerprintThatStandsInTheText() throws Exception {
        SecretSealed sought = sealed("sought", "password", VaultPerson.newSecret());
        send(sought);
        send(sealed("another", "password", VaultPerson.newSecret()));
        await().atMost(PATIENCE).until(this::credentials, page -> page.getInt("total") == 2);

        JsonPath found = ada.get("?fingerprint=" + sought.fingerprint()).jsonPath();

        assertThat(found.getList("items.name")).containsExactly("found in session sought");
        assertThat(found.getInt("total")).isEqualTo(1);
    }

    @Test
    void theSameSecretIsKeptOnceInATenantAndOnceInAnother() throws Exception {
        String value = VaultPerson.newSecret();
        VaultPerson other = VaultPerson.of(VaultPerson.newTenant(), "vault");
        send(sealed("one", "password", value));
        send(sealed("two", "password", value));
        send(sealed(other, "three", "password", value));
        send(sealed("last", "password", VaultPerson.newSecret()));

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(credentials().getList("items.name")).containsExactly("found in session last", "found in session one");
            assertThat(other.get("").jsonPath().getList("items.kind")).containsExactly("password");
        });
    }

    @Test
    void whatWasSealedForAnotherTenantOrIsNoneGoesToTheDeadLettersAndStopsNobody() throws Exception {
        SecretSealed stolen = sealed("stolen", "password", VaultPerson.newSecret());
        VaultPerson thief = VaultPerson.of(VaultPerson.newTenant(), "vault");
        var moved = new SecretSealed(thief.tenant(), stolen.id(), stolen.kind(), stolen.fingerprint(), stolen.sessionId(), null,
                stolen.place(), stolen.ciphertext(), thief.id(), stolen.foundAt());

        send(moved);
        producer.send(
                new ProducerRecord<>(Topics.SECRET_SEALED, thief.tenant(), "{\"tenant_id\":".getBytes(StandardCharsets.UTF_8)));
        producer.send(new ProducerRecord<>(Topics.SECRET_SEALED, thief.tenant(), "{}".getBytes(StandardCharsets.UTF_8)));
        send(sealed(thief, "good", "password", VaultPerson.newSecret()));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(thief.get("").jsonPath().getList("items.name"))
                .containsExactly("found in session good"));
        assertThat(deadLetters(thief.tenant())).hasSize(3).allSatisfy(letter -> assertThat(letter).doesNotContain("secret."));
    }

    private List<String> deadLetters(String key) {
        try (Consumer<String, byte[]> consumer = kafka.consumer("test-" + UUID.randomUUID(), 1000)) {
            consumer.subscribe(List.of(Topics.deadLetters(Topics.SECRET_SEALED)));
            var letters = new ArrayList<String>();
            await().atMost(PATIENCE).untilAsserted(() -> {
                consumer.poll(Duration.ofMillis(500)).forEach(record -> {
                    if (key.equals(record.key())) {
                        letters.add(new String(record.value(), StandardCharsets.UTF_8));
                    }
                });
                assertThat(letters).hasSizeGreaterThanOrEqualTo(3);
            });
            return letters;
        }
    }

    private JsonPath credentials() {
        return ada.get("").then().statusCode(200).extract().jsonPath();
    }

    private SecretSealed sealed(String session, String kind, String value) throws Exception {
        return sealed(ada, session, kind, value);
    }

    /** As ingest-service seals it, with what it can fetch. */
    private static SecretSealed sealed(VaultPerson owner, String session, String kind, String value) throws Exception {
        String fingerprint = UUID.nameUUIDFromBytes(value.getBytes(StandardCharsets.UTF_8)).toString();
        byte[] ciphertext = TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(publicKeyset())
                .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class)
                .encrypt(value.getBytes(StandardCharsets.UTF_8), SecretSealed.context(owner.tenant(), fingerprint));
        return new SecretSealed(owner.tenant(), UUID.randomUUID().toString(), kind, fingerprint, session, "event", "data.text",
                Base64.getEncoder().encodeToString(ciphertext), owner.id(), Instant.now());
    }

    private void send(SecretSealed sealed) {
        producer.send(new ProducerRecord<>(Topics.SECRET_SEALED, sealed.key(), Json.bytes(sealed)));
    }

    private static String publicKeyset() {
        return given().get("/.well-known/vault-key").then().statusCode(200).extract().asString();
    }
}
