package dev.throughline.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.DURATION;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.common.json.Json;
import dev.throughline.testing.Infrastructure;

/** The hooks as the agent runs them. */
class PluginTest {

    /** The budget is 300 ms, but a build shares its machine; how long a hook takes is measured by deploy/benchmark/hook. */
    private static final Duration WHOLE_HOOK = Duration.ofSeconds(2);

    private final Path folder = Machine.newFolder();
    private final Path checkout = Checkout.of(folder.resolve("shop"), "https://github.com/acme/" + folder.getFileName());
    private final Plugin plugin = Plugin.on(folder.resolve("state"));

    @Test
    void whatOneSessionSaysIsGivenToTheNext() {
        prompt(plugin, "says", "The deployment key of the shop is rotated by the marigold job");
        awaitPrompts("says", "The deployment key of the shop is rotated by the marigold job");
        Suite.running().client().awaitArrivalOf("says");

        // a service that has just started may need more than the budget for its first answers
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                json(prompt(plugin, "asks-" + UUID.randomUUID(), "Which job rotates the deployment key of the shop?"))
                        .at("/hookSpecificOutput/additionalContext").asText())
                .contains("marigold"));
    }

    @Test
    void whatCannotBeSentIsKeptAndSentInOrderOnceTheServerIsBack() {
        var cutOff = plugin.withIngestAt(nobody());
        prompt(cutOff, "offline", "first");
        awaitEndOfSending();
        var told = prompt(cutOff, "offline", "second");
        var toldAgain = prompt(cutOff, "offline", "third");
        assertThat(cutOff.waiting()).isEqualTo(3);
        awaitEndOfSending();

        prompt(plugin, "offline", "fourth");

        awaitPrompts("offline", "first", "second", "third", "fourth");
        await().untilAsserted(() -> assertThat(plugin.state().resolve("capture.back")).exists());
        assertThat(plugin.waiting()).isZero();
        assertThat(json(told).path("systemMessage").asText()).contains("Nothing is lost").contains("throughline-doctor");
        assertThat(toldAgain.output()).doesNotContain("systemMessage");
        assertThat(json(prompt(plugin, "offline", "fifth")).path("systemMessage").asText()).contains("is back");
    }

    @Test
    void whatIsKeptIsReadableByItsOwnerAlone() throws IOException {
        prompt(plugin.withIngestAt(nobody()), "kept", "text");

        try (var files = Files.walk(plugin.state().resolve("spool"))) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void whatCanNeverBeAcceptedIsSetAsideAndHoldsNothingUp() {
        plugin.hook("Stop", "{\"session_id\":\"%s\",\"hook_event_name\":\"Stop\"}".formatted("x".repeat(300)).getBytes(UTF_8));

        prompt(plugin, "after-a-refusal", "goes through");

        awaitPrompts("after-a-refusal", "goes through");
        await().untilAsserted(() -> assertThat(plugin.refused()).isEqualTo(1));
    }

    @Test
    void whatAnotherProcessHasSentMeanwhileIsNotSetAside() throws IOException {
        prompt(plugin.withIngestAt(nobody()), "sent-by-another", "first");
        awaitEndOfSending();
        try (var files = Files.newDirectoryStream(plugin.state().resolve("spool"), "*.json")) {
            for (Path payload : files) {
                Files.delete(payload);
            }
        }

        prompt(plugin, "sent-by-another", "second");

        awaitPrompts("sent-by-another", "second");
        await().untilAsserted(() -> assertThat(plugin.waiting()).isZero());
        assertThat(plugin.refused()).isZero();
    }

    @Test
    void aRefusedTokenIsToldAndNothingIsThrownAway() {
        var run = prompt(plugin.with("THROUGHLINE_TOKEN", "not-a-token"), "no-token", "text");

        assertThat(json(run).path("systemMessage").asText()).contains("does not accept the token");
        assertThat(plugin.waiting()).isEqualTo(1);
        assertThat(plugin.refused()).isZero();
    }

    @Test
    void hooksOfManySessionsAtATimeLoseNothing() {
        try (var executor = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 40).forEach(i -> executor.submit(() -> plugin.hook("Stop", "crowd", checkout,
                    Map.of("last_assistant_message", "Answer " + i))));
        }

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(Database.count("""
                SELECT count(DISTINCT data ->> 'text')
                FROM memory.session_event
                WHERE tenant_id = ? AND session_id = 'crowd' AND type = 'response'
                """, Suite.TENANT)).isEqualTo(40));
    }

    @Test
    void aServerThatHangsCostsAPromptTheBudgetAndNoMore() throws IOException {
        try (var silent = new ServerSocket(0)) { // the system accepts the connection, and nobody answers
            URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            var hanging = plugin.withIngestAt(address).withRecallAt(address);
            prompt(plugin, "warm", "text"); // git is asked once

            var runs = IntStream.range(0, 5).mapToObj(i -> prompt(hanging, "hanging", "text " + i)).toList();

            assertThat(runs).extracting(Plugin.Run::output).containsOnly("");
            // the quickest: what other processes take from a machine under load is not the hook's
            assertThat(runs.stream().map(Plugin.Run::took).min(Comparator.naturalOrder())).get(DURATION).isLessThan(WHOLE_HOOK);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "no json", "{", "[]", "{\"session_id\":null}", "\u0000\u0001", "{\"cwd\":\"/\\u0000\"}",
            "{\"cwd\":" })
    void aHookNeverFailsAndNeverPrintsWhatIsNotJson(String payload) {
        for (String event : List.of("SessionStart", "UserPromptSubmit", "PostToolUse", "NoSuchEvent", "")) {
            var run = plugin.hook(event, payload.getBytes(UTF_8));

            assertThat(run.exitCode()).isZero();
            assertThat(run.output()).satisfiesAnyOf(text -> assertThat(text).isEmpty(),
                    text -> assertThat(json(run).isObject()).isTrue());
        }
    }

    @Test
    void aFolderThatCannotBeWrittenDoesNotStopTheAgent() throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "");

        var run = prompt(plugin.with("CLAUDE_PLUGIN_DATA", file.resolve("below").toString()), "nowhere", "text");

        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).isEmpty();
    }

    @Test
    void theDoctorProvesASaveAndARecall() {
        var run = plugin.doctor();

        assertThat(run.output()).contains("was saved by the hook and found again").doesNotContain("PROBLEM");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void theDoctorSaysWhatIsWrong() {
        var away = plugin.withIngestAt(nobody()).doctor();
        var refused = plugin.with("THROUGHLINE_TOKEN", "not-a-token").doctor();

        assertThat(away.exitCode()).isEqualTo(1);
        assertThat(away.output()).contains("PROBLEM  ingest: it does not answer");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("does not accept the token");
    }

    private Plugin.Run prompt(Plugin machine, String session, String text) {
        var run = machine.hook("UserPromptSubmit", session, checkout, Map.of("prompt", text));
        assertThat(run.exitCode()).isZero();
        return run;
    }

    /** Who still sends to nobody would take what is kept next, and could not send that either. */
    private void awaitEndOfSending() {
        await().untilAsserted(() -> {
            assertThat(plugin.state().resolve("capture.away")).exists();
            assertThat(plugin.state().resolve("draining")).doesNotExist();
        });
    }

    private static void awaitPrompts(String session, String... texts) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(Database.texts("""
                SELECT data ->> 'text'
                FROM memory.session_event
                WHERE tenant_id = ? AND session_id = ? AND type = 'prompt'
                ORDER BY sequence
                """, Suite.TENANT, session)).containsExactly(texts));
    }

    private static URI nobody() {
        return URI.create("http://127.0.0.1:" + Infrastructure.freePort());
    }

    private static JsonNode json(Plugin.Run run) {
        try {
            return Json.read(run.output().getBytes(UTF_8), JsonNode.class);
        } catch (IOException e) {
            throw new AssertionError("Not JSON: " + run.output(), e);
        }
    }
}
