package dev.throughline.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import dev.throughline.local.launcher.Ports.Port;

/** Starts the stack, says when it is ready, and stays until it is told to stop. */
final class Up {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Options options;
    private final Folders folders;
    private final Ports ports;
    private final Terminal terminal;
    private final StackClient client = new StackClient();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<String> whyEnded = new AtomicReference<>("");

    Up(Options options, Ports ports, Terminal terminal) {
        this.options = options;
        this.folders = options.folders();
        this.ports = ports;
        this.terminal = terminal;
    }

    void run() throws IOException, InterruptedException {
        OwnProcess launcher = OwnProcess.named("launcher", folders);
        if (launcher.running().isPresent()) {
            terminal.print("The stack is already running on " + folders.data() + "; deploy/local/down stops it.");
            announce();
            demonstrate();
            return;
        }
        prepare();
        if (options.detach()) {
            new Detached(options, terminal).run();
            announce();
            demonstrate();
        } else {
            stay(launcher);
        }
    }

    private void prepare() throws IOException, InterruptedException {
        new Leftovers(folders, terminal).stop();
        List<String> taken = ports.taken();
        if (!taken.isEmpty()) {
            throw new CannotStart(String.join("\n", taken));
        }
        if (options.fresh()) {
            folders.empty();
        }
        folders.create();
        Files.deleteIfExists(folders.ready());
    }

    private void stay(OwnProcess launcher) throws IOException, InterruptedException {
        launcher.remember(ProcessHandle.current());
        Logs.toFile(folders.logs().resolve("infrastructure.log"));
        Stack stack = new Stack(options, ports, terminal);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(stack, launcher)));
        stack.start(isWatched(), this::giveUp);
        awaitReady(stack);
        writeEnvironment();
        Files.writeString(folders.ready(), "ready\n");
        announce();
        demonstrate();
        ended.await();
        throw new CannotStart(whyEnded.get() + " The stack ends; see " + folders.logs());
    }

    /** A detached launcher's output is a file that is not to grow with the services' logs. */
    private static boolean isWatched() {
        return !Boolean.getBoolean("throughline.detached");
    }

    private void giveUp(String why) {
        whyEnded.set(why);
        ended.countDown();
    }

    private void awaitReady(Stack stack) throws InterruptedException {
        new Startup(client, ports, terminal, PATIENCE).await(stack.services(), ended, folders.logs());
        if (ended.getCount() == 0) {
            throw new CannotStart(whyEnded.get() + " See " + folders.logs());
        }
    }

    private void writeEnvironment() throws IOException, InterruptedException {
        if (options.without().contains(Service.AUDIT)) {
            terminal.print("audit-service is left to you, so there is no token and no " + folders.environment());
            return;
        }
        var file = new EnvironmentFile(folders.environment());
        var password = new Secrets(folders.secrets()).administratorPassword();
        file.write(ports, new StackToken(client, ports.address(Port.AUDIT)).keptOrIssued(file.token(), password));
    }

    private void announce() {
        terminal.print("""

                Throughline is ready.
                  the dashboard is   %s   (administrator, password in %s)
                  events go to       %s   (API at /api/docs)
                  recall answers at  %s   (API at /api/docs)
                  identities at      %s   (API at /api/docs)
                  . %s   sets these and a token; deploy/local/down stops everything
                """.formatted(ports.address(Port.RECALL), folders.secrets().resolve("administrator-password"),
                ports.address(Port.INGEST), ports.address(Port.RECALL), ports.address(Port.AUDIT),
                folders.environment()));
    }

    private void demonstrate() throws IOException, InterruptedException {
        if (options.demo()) {
            var token = new EnvironmentFile(folders.environment()).token()
                    .orElseThrow(() -> new CannotStart("The demonstration needs a token, and there is none"));
            new Demo(client, ports, terminal, token).run(options.checkout().resolve("deploy/local/sample"));
        }
    }

    private void end(Stack stack, OwnProcess launcher) {
        try {
            Files.deleteIfExists(folders.ready());
            stack.close();
            launcher.forget();
            terminal.step("Everything is stopped");
        } catch (IOException e) {
            terminal.print("The stack does not end well: " + e.getMessage());
        }
    }
}
