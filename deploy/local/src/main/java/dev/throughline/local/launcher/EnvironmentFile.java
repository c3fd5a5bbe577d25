package dev.throughline.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The file that a shell sources to find the stack and its token. */
record EnvironmentFile(Path path) {

    private static final String TOKEN = "THROUGHLINE_TOKEN";

    void write(Ports ports, String token) throws IOException {
        var variables = new TreeMap<>(Map.of(
                "THROUGHLINE_INGEST", ports.address(Ports.Port.INGEST),
                "THROUGHLINE_RECALL", ports.address(Ports.Port.RECALL),
                "THROUGHLINE_AUDIT", ports.address(Ports.Port.AUDIT),
                TOKEN, token));
        PrivateFile.write(path, variables.entrySet().stream()
                .map(variable -> "export " + variable.getKey() + "='" + variable.getValue() + "'\n")
                .collect(Collectors.joining()));
    }

    /** The token that stands in the file, when there is one. */
    Optional<String> token() throws IOException {
        if (Files.notExists(path)) {
            return Optional.empty();
        }
        String start = "export " + TOKEN + "='";
        return Files.readAllLines(path).stream()
                .filter(line -> line.startsWith(start) && line.endsWith("'"))
                .map(line -> line.substring(start.length(), line.length() - 1))
                .findFirst();
    }
}
