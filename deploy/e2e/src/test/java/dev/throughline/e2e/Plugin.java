package dev.throughline.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.throughline.common.json.Json;

/** The Claude Code plugin on one machine: its real scripts, with a state folder of their own. */
public record Plugin(Path state, Map<String, String> environment) {

    private static final Path ROOT = Path.of("..", "..", "clients", "claude-code").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What a process left behind. */
    public record Run(int exitCode, String output, Duration took) {
    }

    /** A machine that knows the suite as the options of the plugin say. */
    static Plugin on(Path state) {
        var suite = Suite.running();
        return on(state, suite.ingest(), suite.recall(), suite.token());
    }

    /** A machine that knows any suite. */
    public static Plugin on(Path state, URI ingest, URI recall, String token) {
        return new Plugin(state, Map.of(
                "CLAUDE_PLUGIN_DATA", state.toString(),
                "CLAUDE_PLUGIN_OPTION_INGEST_URL", ingest.toString(),
                "CLAUDE_PLUGIN_OPTION_RECALL_URL", recall.toString(),
                "CLAUDE_PLUGIN_OPTION_TOKEN", token));
    }

    /** A machine of agents without plugins, which know the suite by the environment. */
    static Plugin withEnvironment(Path state) {
        var suite = Suite.running();
        return new Plugin(state, Map.of(
                "THROUGHLINE_STATE", state.toString(),
                "THROUGHLINE_INGEST", suite.ingest().toString(),
                "THROUGHLINE_RECALL", suite.recall().toString(),
                "THROUGHLINE_TOKEN", suite.token()));
    }

    /** What an agent's configuration says, started by a shell. */
    Run command(String line, byte[] payload) {
        return run(payload, Path.of("/bin/sh"), "-c", line);
    }

    Plugin with(String name, String value) {
        var changed = new HashMap<>(environment);
        changed.put(name, value);
        return new Plugin(state, Map.copyOf(changed));
    }

    Plugin withIngestAt(URI address) {
        return with("THROUGHLINE_INGEST", address.toString());
    }

    Plugin withRecallAt(URI address) {
        return with("THROUGHLINE_RECALL", address.toString());
    }

    public Run hook(String event, String session, Path folder, Map<String, Object> own) {
        var payload = new HashMap<String, Object>(own);
        payload.putAll(Map.of("session_id", session, "hook_event_name", event, "cwd", folder.toString()));
        return hook(event, Json.bytes(payload));
    }

    Run hook(String event, byte[] payload) {
        return run(payload, ROOT.resolve("scripts/throughline-hook"), event);
    }

    Run doctor() {
        return run(new byte[0], ROOT.resolve("bin/throughline-doctor"));
    }

    /** How many events wait to be sent. */
    public long waiting() {
        return filesIn("spool");
    }

    /** How many events were refused for good. */
    long refused() {
        return filesIn("rejected");
    }

    private long filesIn(String folder) {
        if (Files.notExists(state.resolve(folder))) {
            return 0;
        }
        try (var files = Files.list(state.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".headers")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Run run(byte[] input, Path script, String... arguments) {
        var command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        try {
            long started = System.nanoTime();
            Process process = builder.start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input);
            }
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return new Run(process.exitValue(), output, Duration.ofNanos(System.nanoTime() - started));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a script ran", e);
        }
    }
}
