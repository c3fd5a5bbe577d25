package dev.throughline.local.launcher;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Keeps one service running: starts it, starts it again when it dies, and gives up after a few times. */
final class ServiceProcess implements AutoCloseable {

    private static final Duration ORDERLY_END = Duration.ofSeconds(15);

    private final Service service;
    private final ProcessBuilder command;
    private final OwnProcess known;
    private final ServiceLog log;
    private final Terminal terminal;
    private final RestartPolicy restarts;
    private final Object lock = new Object();
    private Optional<Process> process = Optional.empty();
    private boolean closed;

    ServiceProcess(Service service, ProcessBuilder command, OwnProcess known, ServiceLog log, Terminal terminal,
            RestartPolicy restarts) {
        this.service = service;
        this.command = command.redirectErrorStream(true).redirectInput(new File("/dev/null"));
        this.known = known;
        this.log = log;
        this.terminal = terminal;
        this.restarts = restarts;
    }

    /** Runs the service from now on; {@code givenUp} is told why when it cannot be kept running. */
    void start(Consumer<String> givenUp) {
        Thread.ofPlatform().name(service.shortName() + "-keeper").daemon().start(() -> {
            try {
                keepRunning(givenUp);
            } catch (IOException e) {
                givenUp.accept(service.module() + " cannot be started: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Asks the service to end, without waiting. */
    void end() {
        synchronized (lock) {
            closed = true;
            // not Process.destroy, which closes the log before its last lines
            process.map(Process::toHandle).ifPresent(ProcessHandle::destroy);
        }
    }

    /** Ends the service, by force when it takes too long. */
    @Override
    public void close() throws IOException {
        end();
        try {
            if (process.isPresent() && !process.get().waitFor(ORDERLY_END.toSeconds(), TimeUnit.SECONDS)) {
                terminal.print(service.module() + " does not end by itself; killing it");
                process.get().destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        known.forget();
        log.close();
    }

    private void keepRunning(Consumer<String> givenUp) throws IOException, InterruptedException {
        for (Optional<Process> started = launch(); started.isPresent(); started = launch()) {
            int exitCode = started.get().waitFor();
            if (isClosed()) {
                return;
            }
            Optional<Duration> wait = restarts.next();
            report(exitCode, wait);
            if (wait.isEmpty()) {
                givenUp.accept(service.module() + " died too often.");
                return;
            }
            Thread.sleep(wait.get());
        }
    }

    /** Empty when the stack is being stopped. */
    private Optional<Process> launch() throws IOException {
        synchronized (lock) {
            if (closed) {
                return Optional.empty();
            }
            Process started = command.start();
            process = Optional.of(started);
            known.remember(started.toHandle());
            log.follow(started);
            return process;
        }
    }

    private boolean isClosed() {
        synchronized (lock) {
            return closed;
        }
    }

    private void report(int exitCode, Optional<Duration> wait) {
        String then = wait.map(duration -> "starting it again in " + duration.toMillis() + " ms")
                .orElse("it has been started again too often");
        terminal.step("%s ended with %d; %s. Its last lines:".formatted(service.module(), exitCode, then));
        log.last().forEach(line -> terminal.log(service, line));
    }
}
