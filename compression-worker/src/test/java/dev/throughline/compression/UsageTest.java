package dev.throughline.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import dev.throughline.common.consume.Batch;
import dev.throughline.common.consume.PartitionLost;
import dev.throughline.common.event.MemoryRecalled;
import dev.throughline.common.json.Json;
import dev.throughline.common.topic.Lane;
import dev.throughline.common.topic.Topics;
import dev.throughline.compression.usage.UsageHandlers;
import dev.throughline.compression.usage.Usefulness;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TopicRecords;

/** What becomes of the word that a memory was shown. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class UsageTest {

    /** Long enough ago that it can be told whether it was of use. */
    private static final Instant SHOWN_AT = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(2));

    @Inject
    UsageHandlers handlers;

    @Inject
    Usefulness usefulness;

    private final Rows rows = new Rows();
    private final TestSession session = new TestSession();
    private final TestSession reader = new TestSession();

    @BeforeEach
    void captureASession() {
        Started.awaited();
        Sent.to(Lane.LIVE, session.prompt("Give the basket a discount"), session.edit("/work/shop/src/Basket.java"),
                session.response("The basket has a discount now."));
        await().untilAsserted(() -> assertThat(memories("turn")).hasSize(1));
        await().untilAsserted(() -> assertThat(memories("passage")).hasSize(2));
    }

    @Test
    void whatWasShownIsCountedAndChangesNothingElse() {
        UUID turn = memory("turn");
        String before = rest(turn);

        recall("acme", reader, turn);
        recall("acme", reader, turn);

        await().untilAsserted(() -> assertThat(count("recalled_count", turn)).isEqualTo(2));
        assertThat(rest(turn)).isEqualTo(before);
        assertThat(rows.texts("SELECT last_recalled_at = ?::timestamptz FROM memory WHERE id = ?", SHOWN_AT.toString(), turn))
                .containsExactly("t");
        assertThat(rows.count("SELECT count(*) FROM outbox WHERE aggregateid = ?", turn.toString())).isZero();
    }

    @Test
    void anUnknownMemoryAndOneOfAnotherTenantChangeNothing() {
        UUID turn = memory("turn");

        recall("other", reader, turn);
        recall("acme", reader, UUID.randomUUID(), turn);

        await().untilAsserted(() -> assertThat(count("recalled_count", turn)).isEqualTo(1));
        assertThat(rows.count("SELECT count(*) FROM recall_shown WHERE tenant_id = 'other'")).isZero();
    }

    @Test
    void aRepeatedBatchCountsOnce() {
        UUID turn = memory("turn");
        var partition = new TopicPartition("topic-" + UUID.randomUUID(), 0);
        var late = handlers.create();
        late.positions(List.of(partition));
        var batch = batch(partition, recalled("acme", reader, turn), recalled("acme", session, turn));
        var owner = handlers.create();
        owner.positions(List.of(partition));
        owner.handle(batch);

        assertThatThrownBy(() -> late.handle(batch)).isInstanceOf(PartitionLost.class);

        assertThat(count("recalled_count", turn)).isEqualTo(2);
    }

    @Test
    void aRecordThatIsNoRecallGoesToTheDeadLettersAndTheRestGoesOn() {
        UUID turn = memory("turn");
        String key = "acme/" + reader.id();

        Sent.bytes(Topics.MEMORY_RECALLED, key, "no recall".getBytes(StandardCharsets.UTF_8));
        Sent.bytes(Topics.MEMORY_RECALLED, key, "{\"tenant_id\": \"acme\"}".getBytes(StandardCharsets.UTF_8));
        recall("acme", reader, turn);

        await().untilAsserted(() -> assertThat(count("recalled_count", turn)).isEqualTo(1));
        await().untilAsserted(() -> assertThat(TopicRecords.of(Topics.deadLetters(Topics.MEMORY_RECALLED), key))
                .hasSize(2));
    }

    @Test
    void aMemoryIsOfUseToASessionThatEditsOneOfItsFilesAfterwards() {
        UUID turn = memory("turn");
        var early = new TestSession();
        var idle = new TestSession();
        edit(reader, SHOWN_AT.plusSeconds(60));
        edit(early, SHOWN_AT.minusSeconds(60));
        Stream.of(reader, early, idle).forEach(by -> recall("acme", by, turn));
        await().untilAsserted(() -> assertThat(count("recalled_count", turn)).isEqualTo(3));

        usefulness.settle();
        usefulness.settle();

        assertThat(count("useful_count", turn)).isEqualTo(1);
        assertThat(rows.count("SELECT count(*) FROM recall_shown WHERE memory_id = ?", turn)).isZero();
    }

    @Test
    void whatWasShownALittleWhileAgoMayStillBeOfUse() {
        UUID turn = memory("turn");
        edit(reader, SHOWN_AT.plusSeconds(60));
        recall("acme", reader, turn);
        await().untilAsserted(() -> assertThat(count("recalled_count", turn)).isEqualTo(1));
        rows.execute("UPDATE recall_shown SET shown_at = now() - interval '23 hours' WHERE memory_id = '" + turn + "'");

        usefulness.settle();

        assertThat(rows.count("SELECT count(*) FROM recall_shown WHERE memory_id = ?", turn)).isEqualTo(1);
    }

    @Test
    void healthTellsOfTheLoop() {
        assertThat(RestAssured.get("/q/health/live").asString()).contains("\"memory.recalled.v1\": \"reading\"");
    }

    /** A turn that edits a file of the session that is remembered. */
    private void edit(TestSession by, Instant at) {
        Sent.to(Lane.LIVE, TestSession.at(at, by.prompt("Round the discount")),
                TestSession.at(at, by.edit("/work/shop/src/Basket.java")));
        await().untilAsserted(() -> assertThat(rows.count(
                "SELECT count(*) FROM session_turn WHERE session_id = ? AND files_edited <> '{}'", by.id())).isEqualTo(1));
    }

    private static void recall(String tenant, TestSession by, UUID... memories) {
        MemoryRecalled recalled = recalled(tenant, by, memories);
        Sent.bytes(Topics.MEMORY_RECALLED, recalled.key(), Json.bytes(recalled));
    }

    private static MemoryRecalled recalled(String tenant, TestSession by, UUID... memories) {
        return new MemoryRecalled(tenant, "ada", by.id(), null, null, SHOWN_AT, Arrays.stream(memories)
                .map(id -> new MemoryRecalled.Shown(id, 1, 1, 5)).toList());
    }

    private static Batch batch(TopicPartition partition, MemoryRecalled... recalls) {
        var records = IntStream.range(0, recalls.length).mapToObj(offset -> new ConsumerRecord<>(partition.topic(), 0, offset,
                recalls[offset].key(), Json.bytes(recalls[offset]))).toList();
        return new Batch(records, Map.of(partition, (long) recalls.length));
    }

    private UUID memory(String kind) {
        return UUID.fromString(memories(kind).getFirst());
    }

    private List<String> memories(String kind) {
        return rows.texts("SELECT id FROM memory WHERE session_id = ? AND kind = ?", session.id(), kind);
    }

    private long count(String column, UUID memory) {
        return rows.count("SELECT " + column + " FROM memory WHERE id = ?", memory);
    }

    private String rest(UUID memory) {
        return rows.texts("SELECT (to_jsonb(m) - '{recalled_count,last_recalled_at,useful_count}'::text[])::text FROM memory m "
                + "WHERE id = ?", memory).getFirst();
    }
}
