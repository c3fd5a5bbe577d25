package dev.throughline.audit.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** The file that holds the private key. It is made once; whoever reads it can sign as the suite. */
final class KeyFile {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final int BITS = 2048;

    private final Path path;

    KeyFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /** The key of the file, which is made when it is missing. */
    SigningKey read() throws IOException, GeneralSecurityException {
        try {
            return parse(Files.readString(path));
        } catch (NoSuchFileException e) {
            create();
            return parse(Files.readString(path));
        }
    }

    private SigningKey parse(String pem) throws IOException, GeneralSecurityException {
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(path + " is not a PEM file with a PKCS #8 private key");
        }
        return SigningKey.of(Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end)));
    }

    private void create() throws IOException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        String body = Base64.getMimeEncoder(64, new byte[] { '\n' })
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        Files.createDirectories(path.getParent());
        // the mode is set before the key is in it
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(path, ownerOnly);
        Files.writeString(path, BEGIN + "\n" + body + "\n" + END + "\n");
    }
}
