package dev.throughline.audit.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    @TempDir
    Path folder;

    @Test
    void aMissingKeyIsMadeForItsOwnerAlone() throws Exception {
        Path path = folder.resolve("new/key.pem");

        SigningKey key = new KeyFile(path).read().getFirst().key();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-------");
        assertThat(key.publicKey().getModulus().bitLength()).isEqualTo(2048);
    }

    @Test
    void theSameFileIsTheSameKeyWithTheSameName() throws Exception {
        Path path = folder.resolve("key.pem");
        SigningKey first = new KeyFile(path).read().getFirst().key();

        SigningKey second = new KeyFile(path).read().getFirst().key();

        assertThat(second.id()).isEqualTo(first.id()).hasSize(43);
        assertThat(second.publicKey()).isEqualTo(first.publicKey());
    }

    @Test
    void anotherFileIsRefusedAndNotOverwritten() throws Exception {
        Path path = Files.writeString(folder.resolve("key.pem"), "not a key");

        assertThatThrownBy(() -> new KeyFile(path).read()).isInstanceOf(IOException.class).hasMessageContaining("PEM");
        assertThat(path).hasContent("not a key");
    }
}
