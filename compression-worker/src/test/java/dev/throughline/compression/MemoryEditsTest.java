package dev.throughline.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.common.event.MemoryEdited;
import dev.throughline.common.event.MemoryEdited.Kind;
import dev.throughline.common.json.Json;
import dev.throughline.common.topic.Lane;
import dev.throughline.common.topic.Topics;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TopicRecords;

/** What people do to memories stands, whatever the rules write later. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class MemoryEditsTest {

    private final Rows rows = new Rows();
    private final TestSession session = new TestSession();

    @BeforeEach
    void captureASession() {
        Started.awaited();
        Sent.to(Lane.LIVE, session.prompt("Give the basket a discount"), session.edit("/work/shop/src/Basket.java"),
                session.response("The basket has a discount now."));
        await().untilAsserted(() -> assertThat(ids("turn")).hasSize(1));
        await().untilAsserted(() -> assertThat(of("turn", "body")).contains("The basket has a discount now"));
    }

    @Test
    void aRewrittenMemoryKeepsItsWordsWhenItIsCompressedAgain() {
        UUID turn = id("turn");
        edit(turn, Kind.REWRITTEN, "By hand", "In my own words");
        await().untilAsserted(() -> assertThat(of("turn", "title")).isEqualTo("By hand"));
        String version = of("turn", "version");

        Sent.to(Lane.LIVE, session.edit("/work/shop/src/Discount.java"), session.response("And a test covers it."));

        await().untilAsserted(() -> assertThat(of("turn", "files::text")).contains("Discount.java"));
        assertThat(of("turn", "title || '|' || body")).isEqualTo("By hand|In my own words");
        assertThat(Integer.parseInt(of("turn", "version"))).isGreaterThan(Integer.parseInt(version));
    }

    @Test
    void aRepeatOfAnEditChangesNothing() {
        UUID turn = id("turn");
        edit(turn, Kind.REWRITTEN, "By hand", "In my own words");
        await().untilAsserted(() -> assertThat(of("turn", "title")).isEqualTo("By hand"));
        String before = of("turn", "to_jsonb(m)::text");

        edit(turn, Kind.REWRITTEN, "By hand", "In my own words");
        edit(id("passage"), Kind.PINNED);

        await().untilAsserted(() -> assertThat(importance(id("passage"))).isEqualTo("10"));
        assertThat(of("turn", "to_jsonb(m)::text")).isEqualTo(before);
    }

    @Test
    void aPinnedMemoryCountsMostUntilItIsUnpinned() {
        UUID turn = id("turn");
        String own = importance(turn);

        edit(turn, Kind.PINNED);
        await().untilAsserted(() -> assertThat(importance(turn)).isEqualTo("10"));
        Sent.to(Lane.LIVE, session.edit("/work/shop/src/Discount.java"), session.response("And a test covers it."));
        await().untilAsserted(() -> assertThat(of("turn", "files::text")).contains("Discount.java"));
        assertThat(importance(turn)).isEqualTo("10");
        edit(turn, Kind.UNPINNED);

        await().untilAsserted(() -> assertThat(importance(turn)).isNotEqualTo("10"));
        assertThat(Double.parseDouble(importance(turn))).isGreaterThanOrEqualTo(Double.parseDouble(own));
    }

    @Test
    void aWithheldMemoryStaysItsOwnersAlone() {
        UUID turn = id("turn");

        edit(turn, Kind.WITHHELD);
        await().untilAsserted(() -> assertThat(of("turn", "visibility")).isEqualTo("private"));
        Sent.to(Lane.LIVE, session.edit("/work/shop/src/Discount.java"), session.response("And a test covers it."));

        await().untilAsserted(() -> assertThat(of("turn", "files::text")).contains("Discount.java"));
        assertThat(of("turn", "visibility")).isEqualTo("private");
    }

    @Test
    void aRemovedMemoryIsAnnouncedAndNotMadeAgain() {
        UUID turn = id("turn");

        edit(turn, Kind.REMOVED);
        await().untilAsserted(() -> assertThat(ids("turn")).isEmpty());
        Sent.to(Lane.LIVE, session.edit("/work/shop/src/Discount.java"), session.response("And a test covers it."));

        await().untilAsserted(() -> assertThat(of("context", "body")).contains("Discount.java"));
        assertThat(ids("turn")).isEmpty();
    }

    @Test
    void whatIsSaidOfAProjectFollowsWhatIsDoneToItsSummaries() {
        UUID context = id("context");
        await().untilAsserted(() -> assertThat(states()).hasSize(1));

        edit(context, Kind.REMOVED);

        await().untilAsserted(() -> assertThat(states()).isEmpty());
    }

    @Test
    void whoMayNotChangesNothing() {
        UUID turn = id("turn");
        String before = of("turn", "to_jsonb(m)::text");

        send(new MemoryEdited("acme", turn, "somebody-else", false, Instant.now(), Kind.REMOVED, null, null));
        send(new MemoryEdited("other", turn, "ada", true, Instant.now(), Kind.REMOVED, null, null));
        edit(id("passage"), Kind.PINNED);

        await().untilAsserted(() -> assertThat(importance(id("passage"))).isEqualTo("10"));
        assertThat(of("turn", "to_jsonb(m)::text")).isEqualTo(before);
    }

    @Test
    void aSecretInAnEditIsTakenOut() {
        edit(id("turn"), Kind.REWRITTEN, "Key", "It is ghp_" + "a1B2".repeat(9));

        await().untilAsserted(() -> assertThat(of("turn", "body")).startsWith("It is [secret:github-token:"));
    }

    @Test
    void aRecordThatIsNoEditGoesToTheDeadLettersAndTheRestGoesOn() {
        String key = "acme/" + UUID.randomUUID();

        Sent.bytes(Topics.MEMORY_EDITED, key, "no edit".getBytes(StandardCharsets.UTF_8));
        Sent.bytes(Topics.MEMORY_EDITED, key, "{\"tenant_id\": \"acme\"}".getBytes(StandardCharsets.UTF_8));

        await().untilAsserted(() -> assertThat(TopicRecords.of(Topics.deadLetters(Topics.MEMORY_EDITED), key))
                .hasSize(2));
    }

    private void edit(UUID memory, Kind kind) {
        send(new MemoryEdited("acme", memory, owner(memory), false, Instant.now(), kind, null, null));
    }

    private void edit(UUID memory, Kind kind, String title, String body) {
        send(new MemoryEdited("acme", memory, owner(memory), false, Instant.now(), kind, title, body));
    }

    private static void send(MemoryEdited edit) {
        Sent.bytes(Topics.MEMORY_EDITED, edit.key(), Json.bytes(edit));
    }

    private String owner(UUID memory) {
        return rows.texts("SELECT owner_id FROM memory WHERE id = ?", memory).getFirst();
    }

    private String importance(UUID memory) {
        return rows.texts("SELECT importance FROM memory WHERE id = ?", memory).getFirst();
    }

    private UUID id(String kind) {
        return UUID.fromString(ids(kind).getFirst());
    }

    private List<String> ids(String kind) {
        return rows.texts("SELECT id FROM memory WHERE session_id = ? AND kind = ?", session.id(), kind);
    }

    private String of(String kind, String expression) {
        return rows.texts("SELECT " + expression + " FROM memory m WHERE session_id = ? AND kind = ?", session.id(), kind)
                .getFirst();
    }

    private List<String> states() {
        return rows.texts("""
                SELECT m.id
                FROM memory m
                JOIN session s ON s.tenant_id = m.tenant_id AND s.project_id = m.project_id
                WHERE s.id = ? AND m.kind = 'state'
                """, session.id());
    }
}
