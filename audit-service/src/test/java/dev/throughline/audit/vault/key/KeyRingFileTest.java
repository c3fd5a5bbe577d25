package dev.throughline.audit.vault.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.crypto.tink.aead.AeadConfig;

class KeyRingFileTest {

    private static final byte[] CONTEXT = { 1 };

    @TempDir
    Path folder;

    @BeforeEach
    void register() throws GeneralSecurityException {
        AeadConfig.register();
    }

    @Test
    void aMissingFileIsMadeForItsOwnerAlone() throws Exception {
        Path path = folder.resolve("new/vault-key");

        KeyRing ring = new KeyRingFile(path).readOrCreate();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-------");
        assertThat(ring.currentKey()).hasSize(8);
        assertThat(new KeyRingFile(path).readOrCreate().currentKey()).isEqualTo(ring.currentKey());
    }

    @Test
    void aRotationKeepsTheOlderKeysAndTheMode() throws Exception {
        Path path = folder.resolve("vault-key");
        var file = new KeyRingFile(path);
        KeyRing before = file.readOrCreate();
        WrappedKey old = before.wrap(new byte[] { 7 }, CONTEXT);

        KeyRing after = file.rotate();

        assertThat(after.currentKey()).isNotEqualTo(before.currentKey());
        assertThat(after.unwrap(old, CONTEXT)).containsExactly(7);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-------");
        assertThat(Files.readAllLines(path)).hasSize(2);
    }

    @Test
    void aKeyThatAnotherReplicaAddedIsReadWhenItIsMet() throws Exception {
        Path path = folder.resolve("vault-key");
        var here = new FileKeys(new KeyRingFile(path));
        var there = new FileKeys(new KeyRingFile(path));
        there.rotate();

        WrappedKey wrapped = there.wrap(new byte[] { 7 }, CONTEXT);

        assertThat(here.unwrap(wrapped, CONTEXT)).containsExactly(7);
        assertThat(here.currentKey()).isEqualTo(there.currentKey());
    }

    @Test
    void somethingElseIsRefusedAndNotOverwritten() throws Exception {
        Path path = Files.writeString(folder.resolve("vault-key"), "not a key");

        assertThatThrownBy(() -> new KeyRingFile(path).readOrCreate()).isInstanceOf(GeneralSecurityException.class)
                .hasMessageNotContaining("not a key");
        assertThat(path).hasContent("not a key");
    }

    @Test
    void anUnknownKeyAndAnotherContextAreRefused() throws Exception {
        KeyRing ring = KeyRing.generate();
        WrappedKey wrapped = ring.wrap(new byte[] { 7 }, CONTEXT);

        assertThatThrownBy(() -> KeyRing.generate().unwrap(wrapped, CONTEXT)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> ring.unwrap(wrapped, new byte[] { 2 })).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void keysOfTheEnvironmentArePartedByCommasAndNeverRotatedHere() throws Exception {
        String older = KeyRing.generate().text().strip();
        String newer = KeyRing.generate().text().strip();
        WrappedKey old = KeyRing.parse(older).wrap(new byte[] { 7 }, CONTEXT);

        var keys = new EnvironmentKeys(newer + "," + older);

        assertThat(keys.unwrap(old, CONTEXT)).containsExactly(7);
        assertThat(keys.currentKey()).isEqualTo(KeyRing.parse(newer).currentKey());
        assertThatThrownBy(keys::rotate).hasMessageContaining("VAULT_KEYS");
    }
}
