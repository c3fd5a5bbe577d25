package dev.throughline.audit.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import dev.throughline.audit.log.Auditor;
import dev.throughline.audit.log.Ledger;
import dev.throughline.common.event.AuditEvent;
import dev.throughline.common.event.MemoryRecalled;
import dev.throughline.common.json.Json;
import dev.throughline.common.topic.Topics;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TopicRecords;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class IntakeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant TIME = Instant.parse("2026-01-31T12:00:00.123456Z");

    private final Producer<String, byte[]> producer;
    private Auditor auditor;
    private Ledger ledger;

    IntakeTest(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    @BeforeEach
    void enterANewTenant() {
        auditor = Auditor.ofNewTenant();
        ledger = Ledger.of(auditor.tenant());
    }

    @Test
    void aReportIsAnEntry() {
        report("one", AuditEvent.SECRET_FOUND);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ledger.sequences()).containsExactly(1L));
        assertThat(auditor.asks().get("/api/audit/entries/1").jsonPath().getMap("")).containsAllEntriesOf(Map.of(
                "action", "SECRET_FOUND", "actor", "a-member", "subject", "session/s1", "event_id", "one",
                "occurred_at", "2026-01-31T12:00:00.123456Z"));
    }

    @Test
    void aRepeatedReportIsOneEntry() {
        report("one", AuditEvent.SECRET_FOUND);
        report("one", AuditEvent.SECRET_FOUND);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ledger.sequences()).containsExactly(1L));

        report("one", AuditEvent.SECRET_FOUND);
        report("two", "sync.finished");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ledger.sequences()).containsExactly(1L, 2L));
        assertThat(ledger.entry(2)).contains("\"event_id\":\"two\"").contains("OTHER_REPORTED").contains("sync.finished");
    }

    @Test
    void aRecallIsAnEntryOfWhatWasShownToWhom() {
        var memory = UUID.randomUUID();
        var recalled = new MemoryRecalled(auditor.tenant(), "a-member", "s1", "p1", "ab12", TIME,
                List.of(new MemoryRecalled.Shown(memory, 3, 1, 7.5)));

        producer.send(new ProducerRecord<>(Topics.MEMORY_RECALLED, recalled.key(), Json.bytes(recalled)));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ledger.sequences()).containsExactly(1L));
        assertThat(ledger.entry(1)).contains("MEMORY_RECALLED", "\"prompt_hash\":\"ab12\"", memory.toString(), "session/s1");
    }

    @Test
    void whatIsNoReportGoesToTheDeadLettersAndHoldsNothingUp() {
        producer.send(new ProducerRecord<>(Topics.AUDIT_REPORTED, auditor.tenant(), new byte[] { 1 }));

        report("one", AuditEvent.SECRET_FOUND);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ledger.sequences()).containsExactly(1L));
        assertThat(TopicRecords.of(Topics.deadLetters(Topics.AUDIT_REPORTED), auditor.tenant())).hasSize(1);
    }

    @Test
    void aSignedHeadIsAnnounced() {
        report("one", AuditEvent.SECRET_FOUND);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ledger.sequences()).containsExactly(1L));

        Map<String, Object> head = auditor.asks().post("/api/audit/heads").jsonPath().getMap("");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(TopicRecords.texts(Topics.AUDIT_ANCHORED, auditor.tenant()))
                .singleElement().satisfies(message -> assertThat(JsonPath.from(message).getMap("")).isEqualTo(head)));
        assertThat(head).containsEntry("tenant", auditor.tenant()).containsEntry("size", 1);
    }

    private void report(String id, String action) {
        var event = new AuditEvent(auditor.tenant(), id, action, "a-member", "ingest-service", TIME,
                JsonNodeFactory.instance.objectNode().put("session_id", "s1"));
        producer.send(new ProducerRecord<>(Topics.AUDIT_REPORTED, event.key(), Json.bytes(event)));
    }
}
