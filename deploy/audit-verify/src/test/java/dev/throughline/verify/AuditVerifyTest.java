package dev.throughline.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditVerifyTest {

    @TempDir
    Path folder;

    private KeyPair pair;

    @BeforeEach
    void makeAKey() throws Exception {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        write("key.pem",
                "-----BEGIN PUBLIC KEY-----\n" + base64(pair.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n");
    }

    @Test
    void aLogThatIsWhatWasSignedHasExitCode0() throws Exception {
        write("export", line(1, "a", "a") + line(2, "b", "b") + line(3, "c", "c") + head(3, "a", "b", "c"));

        assertThat(verify("key.pem", "export")).isEqualTo("0: The log of t is what was signed: 3 entries, 1 heads");
    }

    @Test
    void hashesThatWereFalsifiedAreFoundBetweenTheHeads() throws Exception {
        write("export", line(1, "a", "a") + line(2, "X", "X") + line(3, "c", "c") + head(1, "a") + head(3, "a", "b", "c"));

        assertThat(verify("key.pem", "export")).startsWith("1: the stored hashes do not give the root that was signed over 3")
                .contains("entries 2 to 3");
    }

    @Test
    void aLogThatIsShorterThanAnEarlierHeadContradictsIt() throws Exception {
        write("export", line(1, "a", "a") + head(1, "a"));
        write("head", head(2, "a", "b"));

        assertThat(verify("key.pem", "export", "head")).startsWith("1: the log has fewer entries than the earlier head");
    }

    @Test
    void aHeadThatAnotherKeySignedIsForged() throws Exception {
        write("export", line(1, "a", "a") + head(1, "a"));
        makeAKey();

        assertThat(verify("key.pem", "export")).startsWith("1: the head over 1 entries is not signed by this key");
    }

    @Test
    void whatCannotBeReadHasExitCode2() throws Exception {
        write("export", "no export\n");

        assertThat(verify("key.pem", "export")).startsWith("2: The log cannot be verified");
        assertThat(verify("export", "export")).startsWith("2:");
        assertThat(verify("key.pem", "missing")).startsWith("2:");
        assertThat(verify("key.pem")).startsWith("2: audit-verify PUBLIC_KEY EXPORT");
    }

    private static String line(long sequence, String entry, String appended) {
        return "{\"sequence\":%d,\"leaf_hash\":\"%s\",\"entry\":\"%s\"}%n".formatted(sequence, LeafHash.of(appended).base64(),
                entry);
    }

    private String head(long size, String... entries) throws Exception {
        var tree = new Tree();
        for (String entry : entries) {
            tree.add(LeafHash.of(entry));
        }
        var signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update("throughline-audit-head-v1\n%d\n%s\n%d\n%s".formatted(size, tree.root().base64(), 5, "t")
                .getBytes(StandardCharsets.UTF_8));
        return "{\"tenant\":\"t\",\"size\":%d,\"root\":\"%s\",\"signed_at\":5,\"key_id\":\"k\",\"signature\":\"%s\"}%n"
                .formatted(size, tree.root().base64(), base64(signer.sign()));
    }

    private void write(String name, String content) throws Exception {
        Files.writeString(folder.resolve(name), content);
    }

    private String verify(String... names) {
        var printed = new ByteArrayOutputStream();
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        String[] paths = Arrays.stream(names).map(name -> folder.resolve(name).toString()).toArray(String[]::new);
        return AuditVerify.run(out, out, paths) + ": " + printed.toString(StandardCharsets.UTF_8).strip();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
