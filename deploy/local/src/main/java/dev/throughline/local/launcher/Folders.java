package dev.throughline.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;

/** What lies where under the data folder. */
record Folders(Path data) {

    private static final List<String> KEPT = List.of("postgres", "kafka", "services", "secrets", "logs", "run", "env");

    Path postgres() {
        return data.resolve("postgres");
    }

    Path kafka() {
        return data.resolve("kafka");
    }

    /** Where a service runs and keeps what is its own. */
    Path of(Service service) {
        return data.resolve("services").resolve(service.module());
    }

    Path secrets() {
        return data.resolve("secrets");
    }

    Path logs() {
        return data.resolve("logs");
    }

    Path run() {
        return data.resolve("run");
    }

    /** What a shell sources to talk to the stack. */
    Path environment() {
        return data.resolve("env");
    }

    /** There as long as the stack is ready. */
    Path ready() {
        return run().resolve("ready");
    }

    void create() throws IOException {
        Files.createDirectories(data);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        for (Path folder : List.of(secrets(), logs(), run(), data.resolve("services"))) {
            if (Files.notExists(folder)) {
                Files.createDirectory(folder, ownerOnly);
            }
        }
        for (Service service : Service.values()) {
            Files.createDirectories(of(service));
        }
    }

    /** Deletes what this launcher made, and nothing else that may lie in the folder. */
    void empty() throws IOException {
        for (String name : KEPT) {
            delete(data.resolve(name));
        }
    }

    private static void delete(Path tree) throws IOException {
        if (Files.notExists(tree)) {
            return;
        }
        try (var paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
