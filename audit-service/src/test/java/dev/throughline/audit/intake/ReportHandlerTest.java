package dev.throughline.audit.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;

import dev.throughline.audit.log.Appender;
import dev.throughline.audit.log.Ledger;
import dev.throughline.common.consume.Batch;
import dev.throughline.common.consume.Outcome;
import dev.throughline.common.consume.PartitionLost;
import dev.throughline.common.event.AuditEvent;
import dev.throughline.common.json.Json;
import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class ReportHandlerTest {

    private final Pool pool;
    private final OffsetStore offsets;
    private final Appender appender;
    private final IntakeConfig config;
    private final String tenant = "tenant-" + UUID.randomUUID();
    private final String otherTenant = "tenant-" + UUID.randomUUID();
    private final TopicPartition partition = new TopicPartition("topic-" + UUID.randomUUID(), 0);

    ReportHandlerTest(Pool pool, OffsetStore offsets, Appender appender, IntakeConfig config) {
        this.pool = pool;
        this.offsets = offsets;
        this.appender = appender;
        this.config = config;
    }

    @Test
    void aBatchOfSeveralTenantsIsAppendedToEachOnesLog() {
        ReportHandler handler = assigned();

        handler.handle(batch(List.of(record(0, tenant), record(1, otherTenant), record(2, tenant))));

        assertThat(Ledger.of(tenant).sequences()).containsExactly(1L, 2L);
        assertThat(Ledger.of(otherTenant).sequences()).containsExactly(1L);
        assertThat(offsets.read(List.of(partition))).isEqualTo(Map.of(partition, 3L));
    }

    @Test
    void whoWasOvertakenStoresNothing() {
        ReportHandler overtaken = assigned();
        assigned().handle(batch(List.of(record(0, tenant))));

        assertThatThrownBy(() -> overtaken.handle(batch(List.of(record(0, tenant), record(1, otherTenant)))))
                .isInstanceOf(PartitionLost.class);

        assertThat(Ledger.of(tenant).sequences()).containsExactly(1L);
        assertThat(Ledger.of(otherTenant).sequences()).isEmpty();
    }

    @Test
    void whatCannotBeStoredMovesNoOffset() {
        ReportHandler handler = assigned();
        byte[] tooLong = Json.bytes(event(tenant, "x".repeat(300_000)));

        assertThatThrownBy(() -> handler.handle(batch(List.of(new ConsumerRecord<>(partition.topic(), 0, 0, tenant, tooLong)))))
                .satisfies(failure -> assertThat(handler.isOutage(failure)).isFalse());

        assertThat(offsets.read(List.of(partition))).isEqualTo(Map.of(partition, 0L));
    }

    @Test
    void aReportWithoutTenantIsRejected() {
        Outcome outcome = assigned().handle(batch(List.of(record(0, " "), record(1, tenant))));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Reject.class,
                reject -> assertThat(reject.records()).singleElement().satisfies(each -> assertThat(each.offset()).isZero()));
    }

    @Test
    void theDefaultsAreTheDocumentedOnes() {
        assertThat(config.batchSize()).isEqualTo(500);
        assertThat(config.firstDelay()).isEqualTo(Duration.ofMillis(200));
        assertThat(config.maxDelay()).isEqualTo(Duration.ofSeconds(10));
    }

    private ReportHandler assigned() {
        var handler = new ReportHandler(pool, offsets, appender);
        handler.positions(List.of(partition));
        return handler;
    }

    private static Batch batch(List<ConsumerRecord<String, byte[]>> records) {
        long last = records.stream().mapToLong(ConsumerRecord::offset).max().orElseThrow();
        return new Batch(records, Map.of(new TopicPartition(records.getFirst().topic(), 0), last + 1));
    }

    private ConsumerRecord<String, byte[]> record(long offset, String of) {
        return new ConsumerRecord<>(partition.topic(), 0, offset, of, Json.bytes(event(of, "short")));
    }

    private static AuditEvent event(String of, String place) {
        return new AuditEvent(of, UUID.randomUUID().toString(), AuditEvent.SECRET_FOUND, "a-member", "ingest-service",
                Instant.parse("2026-01-31T12:00:00Z"), JsonNodeFactory.instance.objectNode().put("place", place));
    }
}
