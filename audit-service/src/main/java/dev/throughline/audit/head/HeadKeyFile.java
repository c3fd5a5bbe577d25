package dev.throughline.audit.head;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The file that holds the key pair: a private and a public block of PEM. It is made once; whoever reads it can sign. */
final class HeadKeyFile {

    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    private final Path path;

    HeadKeyFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /** The key of the file, which is made when it is missing. */
    HeadKey read() throws IOException, GeneralSecurityException {
        try {
            return parse(Files.readString(path));
        } catch (NoSuchFileException e) {
            create();
            return parse(Files.readString(path));
        }
    }

    static String pem(String kind, byte[] content) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind,
                Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(content), kind);
    }

    /** The public key alone, as it is published. */
    static String publicPem(HeadKey key) {
        return pem(PUBLIC, key.publicKey());
    }

    private HeadKey parse(String text) throws IOException, GeneralSecurityException {
        var factory = KeyFactory.getInstance(HeadKey.ALGORITHM);
        return HeadKey.of(new KeyPair(factory.generatePublic(new X509EncodedKeySpec(block(text, PUBLIC))),
                factory.generatePrivate(new PKCS8EncodedKeySpec(block(text, PRIVATE)))));
    }

    private byte[] block(String text, String kind) throws IOException {
        String head = "-----BEGIN " + kind + "-----";
        int begin = text.indexOf(head);
        int end = text.indexOf("-----END " + kind + "-----");
        if (begin < 0 || end < begin) {
            throw new IOException(path + " is not a PEM file with a private and a public key");
        }
        return Base64.getMimeDecoder().decode(text.substring(begin + head.length(), end));
    }

    private void create() throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance(HeadKey.ALGORITHM).generateKeyPair();
        Files.createDirectories(path.getParent());
        // the mode is set before the key is in it
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(path, ownerOnly);
        Files.writeString(path, pem(PRIVATE, pair.getPrivate().getEncoded()) + pem(PUBLIC, pair.getPublic().getEncoded()));
    }
}
