package dev.throughline.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.throughline.common.json.Json;
import dev.throughline.e2e.Event;
import dev.throughline.e2e.Plugin;
import dev.throughline.testing.NeedsPrograms;

/** A laptop that was offline for a day: its hooks kept everything, and send it when the server is there again. */
@Tag("faults")
@NeedsPrograms("curl")
class SpoolTest {

    private static final int EVENTS = 20_000;
    private static final int EVENTS_A_SESSION = 200;
    private static final Duration DRAIN = Duration.ofMinutes(10);
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    private final Stack stack = Stack.shared();
    private final Path state = Stack.newFolder();
    private final String name = "offline/" + UUID.randomUUID();

    @Test
    void aDayOfEventsIsSentOnceTheServerIsBack() throws IOException {
        var sent = new Sent();
        plugin(NOBODY).hook("UserPromptSubmit", name, state, Map.of("prompt", "Is anyone there?"));
        await().untilAsserted(() -> assertThat(plugin(NOBODY).waiting()).isEqualTo(1));
        List<String> headers = onlyHeaders();
        Instant morning = Instant.now().minus(Duration.ofDays(1));
        for (int i = 0; i < EVENTS; i++) {
            keep(i, morning.plusSeconds(4L * i), headers, sent);
        }

        // one more that cannot be sent: the spool is held within its bounds then
        plugin(NOBODY).hook("Stop", name, state, Map.of("last_assistant_message", "Still offline."));
        awaitNobodyDrains();
        assertThat(plugin(NOBODY).waiting()).isEqualTo(EVENTS + 2);

        plugin(stack.client().ingest()).hook("Stop", name, state, Map.of("last_assistant_message", "We are online again."));
        await().atMost(DRAIN).pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(plugin(NOBODY).waiting()).isZero());

        assertThat(Census.of(stack, sent, "a laptop offline for a day")).isEqualTo(Counts.exactly(EVENTS));
    }

    private void awaitNobodyDrains() {
        await().atMost(Duration.ofSeconds(60)).pollDelay(Duration.ofSeconds(1)).pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(state.resolve("draining")).doesNotExist());
    }

    /** As the hook keeps an event; twenty thousand processes would take long and prove nothing more. */
    private void keep(int number, Instant time, List<String> headers, Sent sent) throws IOException {
        String session = name + "/" + number / EVENTS_A_SESSION;
        var event = Event.prompt(session, "Prompt " + number + " of a day without network");
        String file = "%d.%03d-%d".formatted(time.getEpochSecond(), number % 1000, number);
        Path spool = state.resolve("spool");
        Files.write(spool.resolve(file + ".json"), Json.bytes(Map.of("session_id", session, "hook_event_name",
                "UserPromptSubmit", "cwd", state.toString(), "prompt", event.data().getOrDefault("text", ""))));
        Files.write(spool.resolve(file + ".headers"), headers.stream().map(line -> line.contains("Idempotency-Key")
                ? "header = \"Idempotency-Key: " + event.id() + "\""
                : line).toList());
        sent.add(List.of(event));
    }

    private List<String> onlyHeaders() throws IOException {
        try (var files = Files.list(state.resolve("spool"))) {
            return Files.readAllLines(files.filter(file -> file.toString().endsWith(".headers")).findFirst().orElseThrow());
        }
    }

    private Plugin plugin(URI ingest) {
        var client = stack.client();
        return Plugin.on(state, ingest, client.recall(), client.token());
    }
}
