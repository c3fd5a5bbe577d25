package dev.throughline.local.launcher;

import java.io.IOException;
import java.time.Duration;

/** Stops what a launcher that was killed left running. */
final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Folders folders;
    private final Terminal terminal;

    Leftovers(Folders folders, Terminal terminal) {
        this.folders = folders;
        this.terminal = terminal;
    }

    /** True when there was something. */
    boolean stop() throws IOException, InterruptedException {
        boolean found = false;
        for (Service service : Service.values()) {
            OwnProcess process = OwnProcess.named(service.module(), folders);
            found |= stop(service.module(), process, "TERM", "KILL");
            process.forget();
        }
        // INT makes PostgreSQL end its sessions and write everything down; QUIT is a crash that it recovers from
        return stop("PostgreSQL", OwnProcess.postgres(folders), "INT", "QUIT") || found;
    }

    private boolean stop(String name, OwnProcess process, String politely, String firmly)
            throws IOException, InterruptedException {
        if (process.running().isEmpty()) {
            return false;
        }
        terminal.print("Stopping a leftover of the last run: " + name);
        if (!process.stop(politely, PATIENCE) && !process.stop(firmly, PATIENCE)) {
            throw new CannotStart("A leftover of the last run does not end: " + name + ", see " + process.file());
        }
        return true;
    }
}
