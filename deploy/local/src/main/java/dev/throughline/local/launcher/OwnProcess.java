package dev.throughline.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process of this stack that is known by a file with its number. A number alone proves nothing, for it is given away
 * again: the process's command line has to name this stack as well.
 *
 * @param file holds the process's number in its first line
 * @param mark stands in the command line of this stack's processes alone
 */
record OwnProcess(Path file, String mark) {

    /** A process that carries {@link #option} in its command line. */
    static OwnProcess named(String name, Folders folders) {
        return new OwnProcess(folders.run().resolve(name + ".pid"), option(folders));
    }

    /** PostgreSQL writes its own file, and has its folder in the command line. */
    static OwnProcess postgres(Folders folders) {
        return new OwnProcess(folders.postgres().resolve("postmaster.pid"), folders.postgres().toString());
    }

    /** The JVM option that marks a process as one of this stack. */
    static String option(Folders folders) {
        return "-Dthroughline.stack=" + folders.data();
    }

    void remember(ProcessHandle process) throws IOException {
        Files.writeString(file, process.pid() + "\n");
    }

    void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    /** The process, while it runs. */
    Optional<ProcessHandle> running() {
        return number().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).filter(this::isOurs);
    }

    /** Asks it to end with a signal, and waits; true when it has ended. */
    boolean stop(String signal, Duration patience) throws IOException, InterruptedException {
        Optional<ProcessHandle> process = running();
        if (process.isEmpty()) {
            return true;
        }
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.get().pid())).inheritIO().start().waitFor();
        return hasEnded(process.get(), patience);
    }

    private static boolean hasEnded(ProcessHandle process, Duration patience) throws InterruptedException {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return !process.isAlive();
        }
    }

    private boolean isOurs(ProcessHandle process) {
        return (process.info().commandLine().orElse("") + " ").contains(" " + mark + " ");
    }

    private Optional<Long> number() {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().map(String::strip).map(Long::valueOf);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty(); // never started, or stopped in an orderly way
        }
    }
}
