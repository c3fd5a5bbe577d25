package dev.throughline.common.secret;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.throughline.common.secret.SecretSamples.LookAlike;

/** Long texts of the kind that a tool prints, without a secret. */
final class CleanSamples {

    private static final int LINES = 200;

    private final Random random;

    CleanSamples(Random random) {
        this.random = random;
    }

    List<LookAlike> all() {
        return List.of(
                new LookAlike("a package-lock.json", lines("    \"node_modules/{l8}\": {\"version\": \"{d1}.{d2}.{d1}\","
                        + " \"resolved\": \"https://registry.npmjs.org/{l8}.tgz\", \"integrity\": \"sha512-{s86}==\"},")),
                new LookAlike("a go.sum", lines("github.com/{l6}/{l8} v{d1}.{d2}.{d1} h1:{s43}=")),
                new LookAlike("a Cargo.lock", lines("[[package]]\\nname = \"{l8}\"\\nchecksum = \"{h64}\"")),
                new LookAlike("a git log", lines("{h40} {h8} Change {l6} of the {l5}")),
                new LookAlike("minified code",
                        lines("function {a2}({a1}){return {a1}.token={a1}.{a2},{a1}.password?{a1}.secret({a1}):{a2}[{d2}]}")
                                .replace("\n", ";")),
                new LookAlike("an image", "data:image/jpeg;base64,/9j/" + new Template("{s60000}").filled(random)),
                new LookAlike("a source map",
                        "{\"version\":3,\"mappings\":\"" + lines("{A4},{A6},{A5};{A8}").replace("\n", ",") + "\"}"),
                new LookAlike("checksums", lines("{h64}  {l8}-{d1}.{d2}.tar.gz")),
                new LookAlike("a test report",
                        lines("Tests run: {d2}, Failures: 0, Time elapsed: 0.{d3} s -- in dev.acme.{l8}Test")));
    }

    private String lines(String template) {
        return IntStream.range(0, LINES).mapToObj(i -> new Template(template).filled(random).replace("\\n", "\n"))
                .collect(Collectors.joining("\n"));
    }
}
