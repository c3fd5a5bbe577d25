package dev.throughline.compression;

import static dev.throughline.compression.TestSession.START;
import static dev.throughline.compression.TestSession.data;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.identity.ProjectReference;
import dev.throughline.common.topic.Lane;
import dev.throughline.common.topic.Topics;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TopicRecords;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class CapturedSessionTest {

    private final Rows rows = new Rows();
    private final TestSession session = new TestSession();

    @Test
    void aPromptAndItsResponseBecomePassagesThatAreAnnounced() {
        Sent.to(Lane.LIVE, session.prompt("Why does the build fail on Windows?"), session.response("A path has colons."));

        await().untilAsserted(() -> {
            assertThat(passages()).containsExactly("Why does the build fail on Windows?", "A path has colons.");
            assertThat(unannounced()).isZero();
        });
        assertThat(Announced.of(session)).extracting(memory -> memory.kind().wireName())
                .contains("passage", "turn", "context", "state");
    }

    @Test
    void aHundredParallelAppendsAreAHundredRowsInSequence() {
        List<SessionEvent> prompts = session.prompts(100);

        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            prompts.forEach(prompt -> senders.submit(() -> Sent.to(Lane.LIVE, prompt)));
        }

        await().untilAsserted(() -> assertThat(sequences())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 100).mapToObj(Long::toString).toList()));
        assertThat(rows.texts("SELECT details->>'ordinal' FROM memory WHERE kind = 'passage' AND session_id = ?", session.id()))
                .containsExactlyInAnyOrderElementsOf(sequences());
    }

    @Test
    void theSameBatchFiveTimesChangesNothing() {
        var batch = List.of(session.prompt("Rename the module"), session.edit("/work/shop/pom.xml"),
                session.response("Renamed it."));
        done(Lane.LIVE, Sent.to(Lane.LIVE, batch));
        var before = everything();

        for (int time = 0; time < 5; time++) {
            done(Lane.LIVE, Sent.to(Lane.LIVE, batch));
        }

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void bothLanesAtOnceKeepOneSequence() {
        List<SessionEvent> prompts = session.prompts(60);

        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            senders.submit(() -> Sent.to(Lane.LIVE, prompts.subList(0, 40)));
            senders.submit(() -> Sent.to(Lane.BACKFILL, prompts.subList(20, 60)));
        }

        await().untilAsserted(() -> assertThat(sequences())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 60).mapToObj(Long::toString).toList()));
    }

    @Test
    void aPromptCapturedLiveAndImportedLaterIsStoredOnce() {
        done(Lane.LIVE, Sent.to(Lane.LIVE, session.hookPrompt("continue", START),
                session.hookPrompt("continue", START.plusSeconds(60))));

        done(Lane.BACKFILL, Sent.to(Lane.BACKFILL, session.transcriptPrompt("continue", 1, START),
                session.transcriptPrompt("continue", 2, START.plusSeconds(60)),
                session.transcriptPrompt("continue", 3, START.plusSeconds(120))));

        assertThat(sequences()).hasSize(3);
    }

    @Test
    void aSessionImportedThenResumedLiveAndImportedAgainHoldsEachPromptOnce() {
        done(Lane.BACKFILL, Sent.to(Lane.BACKFILL, session.transcriptPrompt("continue", 1, START)));
        done(Lane.LIVE, Sent.to(Lane.LIVE, session.hookPrompt("continue", START.plusSeconds(600))));

        done(Lane.BACKFILL, Sent.to(Lane.BACKFILL, session.transcriptPrompt("continue", 1, START),
                session.transcriptPrompt("continue", 2, START.plusSeconds(600))));

        assertThat(sequences()).hasSize(2);
    }

    @Test
    void aPromptSpooledWhileItsTranscriptWasImportedIsStoredOnce() {
        done(Lane.BACKFILL, Sent.to(Lane.BACKFILL, session.transcriptPrompt("Fix the flaky test", 1, START)));

        done(Lane.LIVE, Sent.to(Lane.LIVE, session.hookPrompt("Fix the flaky test", START.plusMillis(300))));

        assertThat(sequences()).hasSize(1);
    }

    @Test
    void aPoisonedRecordGoesToTheDeadLettersAndTheRestGoesOn() {
        var first = session.prompt("Before");
        var second = session.prompt("After");
        var key = first.key();

        Sent.to(Lane.LIVE, first);
        Sent.bytes(Lane.LIVE.topic(), key, "no event at all".getBytes(StandardCharsets.UTF_8));
        Sent.to(Lane.LIVE, session.withId(tooLongForAnIndex()));
        Sent.to(Lane.LIVE, second);

        await().untilAsserted(() -> assertThat(passages()).containsExactly("Before", "After"));
        await().untilAsserted(() -> assertThat(TopicRecords.of(Topics.deadLetters(Lane.LIVE.topic()), key)).hasSize(2));
    }

    @Test
    void aNulInATextIsStoredAsAReplacementCharacter() {
        Sent.to(Lane.LIVE, session.prompt("before\u0000after"));

        await().untilAsserted(() -> assertThat(passages()).containsExactly("before\ufffdafter"));
    }

    @Test
    void aSecretThatWasLetInIsNotStored() {
        String secret = "ghp_" + "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hJ6";
        var data = data().put("tool_name", "Bash").put("output", "remote: https://ada:" + secret + "@github.com/acme/shop");
        data.putObject("input").put("command", "git remote -v").putArray("environment").add("TOKEN=" + secret);

        done(Lane.LIVE, Sent.to(Lane.LIVE, session.prompt("Push with " + secret), session.event(EventType.TOOL_RESULT, data)));

        assertThat(everything().toString()).doesNotContain(secret).contains("[secret:github-token:", "git remote -v");
        assertThat(RestAssured.get("/q/metrics").asString()).contains("secrets_found_total{kind=\"github-token\"}");
    }

    @Test
    void oneRepositoryUnderTwoFormsOfItsRemoteIsOneProject() {
        String name = "acme/" + UUID.randomUUID();
        var laptop = new TestSession("acme", ProjectReference.of("git@github.com:" + name + ".git").orElseThrow());
        var desktop = new TestSession("acme", ProjectReference.of("https://user:x@GitHub.com/" + name).orElseThrow());

        done(Lane.LIVE, Sent.to(Lane.LIVE, laptop.prompt("Hello"), desktop.prompt("Hello")));

        assertThat(projects(laptop)).hasSize(1).isEqualTo(projects(desktop));
    }

    @Test
    void twoProjectsThatTurnOutToBeOneAreJoined() {
        String remote = "github.com/acme/" + UUID.randomUUID();
        String root = "root:" + UUID.randomUUID();
        var byRemote = new TestSession("acme", new ProjectReference(remote, List.of()));
        var byRoot = new TestSession("acme", new ProjectReference(root, List.of()));
        done(Lane.LIVE, Sent.to(Lane.LIVE, byRemote.prompt("Add a basket")));
        done(Lane.LIVE, Sent.to(Lane.LIVE, byRoot.prompt("Add a till")));

        var both = new TestSession("acme", new ProjectReference(remote, List.of(root)));
        done(Lane.LIVE, Sent.to(Lane.LIVE, both.prompt("Add a receipt")));

        assertThat(projects(byRemote)).hasSize(1).isEqualTo(projects(byRoot)).isEqualTo(projects(both));
        assertThat(rows.texts("SELECT DISTINCT project_id::text FROM memory WHERE session_id = ?", byRoot.id()))
                .isEqualTo(projects(byRemote));
        assertThat(
                rows.texts("SELECT body FROM memory WHERE source_key = 'project/' || ? || '/state' AND superseded_by IS NULL",
                        projects(both).getFirst()))
                .singleElement().asString().contains("Add a basket", "Add a till", "Add a receipt");
    }

    @Test
    void whatAPrivatePromptLedToIsSeenByItsOwnerAlone() {
        done(Lane.LIVE, Sent.to(Lane.LIVE, session.prompt("Open task for everyone"), session.privatePrompt("My salary is low"),
                session.edit("/work/shop/salary.txt"), session.response("Noted your salary.")));

        assertThat(rows.texts("SELECT body FROM memory WHERE session_id = ? AND visibility = 'team'", session.id()))
                .noneMatch(body -> body.contains("salary"));
        assertThat(rows.texts("SELECT kind FROM memory WHERE session_id = ? AND visibility = 'private'", session.id()))
                .containsExactlyInAnyOrder("passage", "passage", "turn");
        assertThat(rows.count("SELECT count(*) FROM session_event WHERE session_id = ? AND is_private", session.id()))
                .isEqualTo(3);
    }

    @Test
    void anEventAfterTheEndOpensTheSessionAgain() {
        done(Lane.LIVE, Sent.to(Lane.LIVE, session.prompt("Hello there"),
                session.event(EventType.SESSION_ENDED, data().put("reason", "logout"))));
        assertThat(status()).isEqualTo("ended");

        done(Lane.LIVE, Sent.to(Lane.LIVE, session.prompt("One thing more")));

        assertThat(status()).isEqualTo("active");
    }

    /** What ingest-service would have refused; random, for PostgreSQL compresses what repeats itself. */
    private static String tooLongForAnIndex() {
        return Stream.generate(UUID::randomUUID).limit(400).map(UUID::toString).collect(Collectors.joining());
    }

    private String status() {
        return rows.texts("SELECT status FROM session WHERE id = ?", session.id()).getFirst();
    }

    private List<String> passages() {
        return rows.texts(
                "SELECT body FROM memory WHERE kind = 'passage' AND session_id = ? ORDER BY (details->>'ordinal')::int",
                session.id());
    }

    private List<String> sequences() {
        return rows.texts("SELECT sequence FROM session_event WHERE session_id = ? ORDER BY sequence", session.id());
    }

    private List<String> projects(TestSession of) {
        return rows.texts("SELECT project_id::text FROM session WHERE id = ?", of.id());
    }

    private long unannounced() {
        return rows.count("SELECT count(*) FROM outbox WHERE payload->>'session_id' = ?", session.id());
    }

    private List<List<String>> everything() {
        return List.of(rows.texts("SELECT e::text FROM session_event e WHERE session_id = ? ORDER BY sequence", session.id()),
                rows.texts("SELECT m::text FROM memory m WHERE session_id = ? ORDER BY source_key", session.id()),
                rows.texts("SELECT s::text FROM session s WHERE id = ?", session.id()),
                rows.texts("SELECT t::text FROM session_turn t WHERE session_id = ? ORDER BY ordinal", session.id()));
    }

    /** Waits as a read with after= does. */
    private void done(Lane lane, List<RecordMetadata> sent) {
        for (RecordMetadata record : sent) {
            await().untilAsserted(() -> assertThat(rows.texts(
                    "SELECT next_offset FROM consumer_offset WHERE topic = ? AND partition = ?", lane.topic(),
                    record.partition()))
                    .singleElement().satisfies(next -> assertThat(Long.parseLong(next)).isGreaterThan(record.offset())));
        }
    }
}
