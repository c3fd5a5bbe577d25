package dev.throughline.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The stack's passwords: made at the first start, kept in files of their own. */
final class Secrets {

    private static final int BYTES = 24;

    private final Path folder;

    Secrets(Path folder) {
        this.folder = folder;
    }

    String databasePassword() throws IOException {
        return keptOrMade("database-password");
    }

    String administratorPassword() throws IOException {
        return keptOrMade("administrator-password");
    }

    /** audit-service makes this file. */
    Path signingKey() {
        return folder.resolve("signing-key.pem");
    }

    /** audit-service makes this file too: the key that signs the audit log. */
    Path auditKey() {
        return folder.resolve("audit-key.pem");
    }

    private String keptOrMade(String name) throws IOException {
        Path file = folder.resolve(name);
        if (Files.notExists(file)) {
            PrivateFile.write(file, random() + "\n");
        }
        return Files.readString(file).strip();
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
