package dev.throughline.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;

/**
 * {@code audit-verify PUBLIC_KEY EXPORT [EARLIER_HEAD]}: exit code 0 when the log is what was signed, 1 when it is not, 2 when
 * that cannot be told.
 */
public final class AuditVerify {

    private static final int MOST_SHOWN = 100;

    private AuditVerify() {
    }

    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /** The same without the end of the virtual machine. */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        if (arguments.length < 2 || arguments.length > 3) {
            err.println("audit-verify PUBLIC_KEY EXPORT [EARLIER_HEAD]");
            return 2;
        }
        try {
            PublicKey key = KeyText.read(Files.readString(Path.of(arguments[0])));
            Export export = export(Path.of(arguments[1]));
            Head earlier = arguments.length == 3 ? head(Path.of(arguments[2])) : null;
            return report(out, export, new Verifier(key, export, earlier).findings());
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            err.println("The log cannot be verified: " + e.getMessage());
            return 2;
        }
    }

    private static int report(PrintStream out, Export export, List<Finding> findings) {
        if (findings.isEmpty()) {
            Head head = export.heads().getLast();
            out.println("The log of " + head.tenant() + " is what was signed: " + head.size() + " entries, "
                    + export.heads().size() + " heads");
            return 0;
        }
        findings.stream().limit(MOST_SHOWN).forEach(out::println);
        out.println("The log has been tampered with: " + findings.size() + " findings");
        return 1;
    }

    private static Export export(Path path) throws IOException {
        try (var lines = Files.newBufferedReader(path)) {
            return Export.read(lines);
        }
    }

    private static Head head(Path path) throws IOException {
        return Head.of(FlatJson.read(Files.readString(path)));
    }
}
