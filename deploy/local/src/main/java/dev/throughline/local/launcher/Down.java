package dev.throughline.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

/** Stops the stack, and whatever a launcher that was killed left behind. */
final class Down {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Folders folders;
    private final Terminal terminal;

    Down(Folders folders, Terminal terminal) {
        this.folders = folders;
        this.terminal = terminal;
    }

    void run() throws IOException, InterruptedException {
        OwnProcess launcher = OwnProcess.named("launcher", folders);
        boolean running = launcher.running().isPresent();
        if (!launcher.stop("TERM", PATIENCE)) {
            terminal.print("The launcher does not end by itself; killing it");
            launcher.stop("KILL", PATIENCE);
        }
        boolean leftovers = new Leftovers(folders, terminal).stop();
        launcher.forget();
        Files.deleteIfExists(folders.ready());
        terminal.step(running || leftovers ? "The stack is stopped" : "Nothing runs on " + folders.data());
    }
}
