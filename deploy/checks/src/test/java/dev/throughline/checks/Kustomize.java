package dev.throughline.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Kustomize itself, as it comes with kubectl or alone: nothing else renders as it does. Where neither is on the path, the tests
 * that need it are skipped and say so.
 */
final class Kustomize {

    private Kustomize() {
    }

    static String render(Path kustomization) {
        Optional<List<String>> command = command();
        assumeTrue(command.isPresent(), "NOT RUN: neither kubectl nor kustomize is on the path");
        return output(command.orElseThrow(), kustomization);
    }

    private static Optional<List<String>> command() {
        return Stream.of(List.of("kubectl", "kustomize"), List.of("kustomize", "build"))
                .filter(command -> isOnPath(command.getFirst())).findFirst();
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String output(List<String> command, Path kustomization) {
        var arguments = Stream.concat(command.stream(), Stream.of(kustomization.toString())).toList();
        try {
            Process process = new ProcessBuilder(arguments).redirectError(Redirect.INHERIT).start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as("%s", arguments).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + kustomization + " was rendered", e);
        }
    }
}
