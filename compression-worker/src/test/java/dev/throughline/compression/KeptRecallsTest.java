package dev.throughline.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.common.event.MemoryRecalled;
import dev.throughline.common.json.Json;
import dev.throughline.common.topic.Lane;
import dev.throughline.common.topic.Topics;
import dev.throughline.compression.usage.ForgottenRecalls;
import dev.throughline.testing.InfrastructureResource;

/** What was shown to whom, and why, can be asked for as long as it is configured. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class KeptRecallsTest {

    @Inject
    ForgottenRecalls forgotten;

    private final Rows rows = new Rows();
    private final TestSession session = new TestSession();

    @BeforeEach
    void captureASession() {
        Started.awaited();
        Sent.to(Lane.LIVE, session.prompt("Give the basket a discount"));
        await().untilAsserted(() -> assertThat(memories()).isNotEmpty());
    }

    @Test
    void aRecallIsKeptWithItsRankItsScoreAndWhy() {
        recall("a-session", Instant.now(), new MemoryRecalled.Why(1, 5, 0.5, 0, 0.25));

        await().untilAsserted(() -> assertThat(rows.texts("""
                SELECT session_id || ' ' || member_id || ' ' || rank || ' ' || score || ' ' || (why ->> 'match')
                FROM memory_recall
                WHERE memory_id = ?
                """, memory())).containsExactly("a-session ada 2 6.75 5.0"));
    }

    @Test
    void aRecallByAPersonOfWhichThePartsAreNotKnownIsKeptToo() {
        recall(null, Instant.now(), null);

        await().untilAsserted(() -> assertThat(rows.texts(
                "SELECT '[' || session_id || '] ' || why::text FROM memory_recall WHERE memory_id = ?", memory()))
                .containsExactly("[] {}"));
    }

    @Test
    void whatARecallTookAndGaveIsKeptOnce() {
        var recalled = new MemoryRecalled("acme", "ada", session.id(), "shop", null, Instant.now(),
                List.of(new MemoryRecalled.Shown(memory(), 1, 1, 5)), new MemoryRecalled.Effort(900, 300, 12));

        Sent.bytes(Topics.MEMORY_RECALLED, recalled.key(), Json.bytes(recalled));
        Sent.bytes(Topics.MEMORY_RECALLED, recalled.key(), Json.bytes(recalled));
        recall(session.id(), Instant.now(), null);

        await().untilAsserted(() -> assertThat(recalledTo()).hasSize(2));
        assertThat(rows.texts("""
                SELECT member_id || ' ' || project_key || ' ' || original_tokens || ' ' || given_tokens || ' ' || took_ms
                FROM recall_effort
                WHERE session_id = ?
                """, session.id())).containsExactly("ada shop 900 300 12");
    }

    @Test
    void whatIsTooOldIsForgottenAndNothingElse() {
        recall("old", Instant.now().minus(Duration.ofDays(91)), null);
        recall("young", Instant.now().minus(Duration.ofDays(89)), null);
        await().untilAsserted(() -> assertThat(recalledTo()).contains("young"));

        forgotten.run();

        assertThat(recalledTo()).containsExactly("young");
    }

    private void recall(String to, Instant at, MemoryRecalled.Why why) {
        var recalled = new MemoryRecalled("acme", "ada", to, null, null, at,
                List.of(new MemoryRecalled.Shown(memory(), 1, 2, 6.75, why)));
        Sent.bytes(Topics.MEMORY_RECALLED, recalled.key(), Json.bytes(recalled));
    }

    private List<String> recalledTo() {
        return rows.texts("SELECT session_id FROM memory_recall WHERE memory_id = ?", memory());
    }

    private UUID memory() {
        return UUID.fromString(memories().getFirst());
    }

    private List<String> memories() {
        return rows.texts("SELECT id FROM memory WHERE session_id = ? AND kind = 'passage'", session.id());
    }
}
