package dev.throughline.local.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Takes a service's output to its file and to the terminal, and remembers the last lines. */
final class ServiceLog implements AutoCloseable {

    private static final long LIMIT = 10L * 1024 * 1024;
    private static final int REMEMBERED = 20;

    private final Service service;
    private final Terminal terminal;
    private final boolean shown;
    private final RotatingFile file;
    private final Deque<String> last = new ArrayDeque<>();

    ServiceLog(Service service, Folders folders, Terminal terminal, boolean shown) throws IOException {
        this.service = service;
        this.terminal = terminal;
        this.shown = shown;
        this.file = new RotatingFile(folders.logs().resolve(service.module() + ".log"), LIMIT);
    }

    /** Follows one process of the service until its output ends. */
    void follow(Process process) {
        Thread.ofVirtual().name(service.shortName() + "-log").start(() -> {
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    take(line);
                }
            } catch (IOException e) {
                terminal.print(service.module() + "'s log is lost: " + e.getMessage());
            }
        });
    }

    /** The last lines, oldest first. */
    synchronized List<String> last() {
        return List.copyOf(last);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private synchronized void take(String line) throws IOException {
        if (last.size() == REMEMBERED) {
            last.remove();
        }
        last.add(line);
        file.write(line);
        if (shown) {
            terminal.log(service, line);
        }
    }
}
