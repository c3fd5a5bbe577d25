package dev.throughline.audit.vault.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.google.crypto.tink.aead.AeadConfig;

class EnvelopeTest {

    private static final byte[] HERE = "tenant/one/1".getBytes(StandardCharsets.UTF_8);
    private static final byte[] THERE = "tenant/two/1".getBytes(StandardCharsets.UTF_8);

    private final byte[] value = "a value".getBytes(StandardCharsets.UTF_8);
    private Envelope envelope;

    @BeforeEach
    void makeKey() throws Exception {
        AeadConfig.register();
        envelope = new Envelope(new EnvironmentKeys(KeyRing.generate().text()));
    }

    @Test
    void aValueOpensWhereItBelongsAlone() {
        EncryptedValue encrypted = envelope.encrypt(value, HERE);

        assertThat(envelope.decrypt(encrypted, HERE)).isEqualTo(value);
        assertThatThrownBy(() -> envelope.decrypt(encrypted, THERE)).isInstanceOf(Undecryptable.class);
    }

    @Test
    void everyValueHasADataKeyOfItsOwn() {
        EncryptedValue one = envelope.encrypt(value, HERE);
        EncryptedValue other = envelope.encrypt(value, HERE);

        assertThat(one.ciphertext()).isNotEqualTo(other.ciphertext());
        assertThatThrownBy(() -> envelope.decrypt(new EncryptedValue(one.key(), other.ciphertext()), HERE))
                .isInstanceOf(Undecryptable.class);
    }

    @Test
    void anyChangedByteIsNoticed() {
        EncryptedValue encrypted = envelope.encrypt(value, HERE);
        for (int i = 0; i < encrypted.ciphertext().length; i++) {
            byte[] changed = encrypted.ciphertext().clone();
            changed[i] ^= 1;

            var tampered = new EncryptedValue(encrypted.key(), changed);

            assertThatThrownBy(() -> envelope.decrypt(tampered, HERE)).isInstanceOf(Undecryptable.class);
        }
    }

    @Test
    void nothingShowsItsBytes() {
        EncryptedValue encrypted = envelope.encrypt(value, HERE);

        assertThat(encrypted.toString()).isEqualTo("EncryptedValue[key=WrappedKey[keyId=" + envelope.currentKey() + "]]");
    }
}
