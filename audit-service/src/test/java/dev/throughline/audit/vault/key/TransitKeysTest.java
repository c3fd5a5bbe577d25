package dev.throughline.audit.vault.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.google.crypto.tink.aead.AeadConfig;

import io.smallrye.config.SmallRyeConfigBuilder;

class TransitKeysTest {

    private static final byte[] CONTEXT = { 1 };

    private TransitStub vault;
    private TransitKeys keys;

    @BeforeEach
    void connect() throws Exception {
        AeadConfig.register();
        vault = new TransitStub();
        keys = keys(vault.address(), TransitStub.TOKEN, Duration.ofSeconds(10));
    }

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void aWrappedKeyOpensInItsContextAlone() throws Exception {
        WrappedKey wrapped = keys.wrap(new byte[] { 7 }, CONTEXT);

        assertThat(keys.unwrap(wrapped, CONTEXT)).containsExactly(7);
        assertThat(new String(wrapped.bytes(), StandardCharsets.US_ASCII)).startsWith("vault:v1:");
        assertThatThrownBy(() -> keys.unwrap(wrapped, new byte[] { 2 })).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void aRotationIsDoneThereAndOlderVersionsOpen() throws Exception {
        WrappedKey old = keys.wrap(new byte[] { 7 }, CONTEXT);
        assertThat(old.keyId()).isEqualTo("transit-v1").isEqualTo(keys.currentKey());

        keys.rotate();

        assertThat(keys.currentKey()).isEqualTo("transit-v2");
        assertThat(keys.wrap(new byte[] { 8 }, CONTEXT).keyId()).isEqualTo("transit-v2");
        assertThat(keys.unwrap(old, CONTEXT)).containsExactly(7);
    }

    @Test
    void aValueIsEncryptedAndMovedToTheNewKey() {
        var envelope = new Envelope(keys);
        EncryptedValue value = envelope.encrypt(new byte[] { 7 }, CONTEXT);
        envelope.rotate();

        WrappedKey rewrapped = envelope.rewrap(value.key(), CONTEXT);

        assertThat(rewrapped.keyId()).isEqualTo("transit-v2");
        assertThat(envelope.decrypt(new EncryptedValue(rewrapped, value.ciphertext()), CONTEXT)).containsExactly(7);
    }

    @Test
    void whoeverIsAwaySlowSealedOrRefusesIsAway() {
        var patience = Duration.ofMillis(300);
        assertThatThrownBy(() -> keys(vault.address(), "wrong", patience).wrap(new byte[1], CONTEXT))
                .isInstanceOf(KeyServiceAway.class);

        vault.answerAfter(2_000);
        assertThatThrownBy(() -> keys(vault.address(), TransitStub.TOKEN, patience).wrap(new byte[1], CONTEXT))
                .isInstanceOf(KeyServiceAway.class);

        vault.seal();
        vault.answerAfter(0);
        assertThatThrownBy(keys::currentKey).isInstanceOf(KeyServiceAway.class).hasMessageContaining("503");

        vault.close();
        assertThatThrownBy(keys::rotate).isInstanceOf(KeyServiceAway.class);
    }

    private static TransitKeys keys(URI address, String token, Duration timeout) {
        KeyConfig config = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(KeyConfig.class)
                .withDefaultValues(Map.of("vault.transit.address", address.toString(), "vault.transit.token", token,
                        "vault.transit.timeout", timeout.toMillis() + "ms"))
                .build().getConfigMapping(KeyConfig.class);
        assertThat(config.transit().timeout()).isEqualTo(timeout);
        return new TransitKeys(new TransitClient(config.transit()));
    }
}
