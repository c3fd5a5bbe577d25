package dev.throughline.audit.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadKeyFileTest {

    @TempDir
    Path folder;

    @Test
    void aMissingKeyIsMadeForItsOwnerAloneAndStaysTheSame() throws Exception {
        Path path = folder.resolve("new/key.pem");

        String made = HeadKeyFile.publicPem(new HeadKeyFile(path).read());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-------");
        assertThat(HeadKeyFile.publicPem(new HeadKeyFile(path).read())).isEqualTo(made).doesNotContain("PRIVATE");
    }

    @Test
    void keysThatAreNoPairAreRefused() throws Exception {
        Path one = folder.resolve("one.pem");
        Path other = folder.resolve("other.pem");
        new HeadKeyFile(one).read();
        String stranger = HeadKeyFile.publicPem(new HeadKeyFile(other).read());

        String mixed = Files.readString(one);
        Files.writeString(one, mixed.substring(0, mixed.indexOf("-----BEGIN PUBLIC")) + stranger);

        assertThatThrownBy(() -> new HeadKeyFile(one).read()).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void anotherFileIsRefusedAndNotOverwritten() throws Exception {
        Path path = Files.writeString(folder.resolve("key.pem"), "not a key");

        assertThatThrownBy(() -> new HeadKeyFile(path).read()).isInstanceOf(IOException.class).hasMessageContaining("PEM");
        assertThat(path).hasContent("not a key");
    }
}
