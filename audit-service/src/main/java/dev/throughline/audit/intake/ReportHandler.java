package dev.throughline.audit.intake;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;

import dev.throughline.audit.log.Appender;
import dev.throughline.audit.log.Report;
import dev.throughline.audit.log.Statements;
import dev.throughline.audit.tenant.TenantConnection;
import dev.throughline.common.consume.Batch;
import dev.throughline.common.consume.BatchHandler;
import dev.throughline.common.consume.Outcome;
import dev.throughline.common.consume.PartitionLost;

/** Appends a batch of reports and moves the offsets in one transaction. For one thread: it remembers its partitions. */
final class ReportHandler implements BatchHandler {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** The SQLSTATEs for which a report is to blame; all others are an outage, and so is a forged entry in the way. */
    private static final Set<String> FAULTS_OF_VALUES = Set.of("22", "54");
    private static final String CHECK_VIOLATION = "23514";

    private final Pool pool;
    private final OffsetStore offsets;
    private final Appender appender;
    private final Map<TopicPartition, Long> expected = new HashMap<>();

    ReportHandler(Pool pool, OffsetStore offsets, Appender appender) {
        this.pool = pool;
        this.offsets = offsets;
        this.appender = appender;
    }

    @Override
    public Map<TopicPartition, Long> positions(Collection<TopicPartition> assigned) {
        var stored = offsets.read(assigned);
        expected.putAll(stored);
        return stored;
    }

    @Override
    public Outcome handle(Batch batch) {
        var reports = new TreeMap<String, List<Report>>(); // in the tenants' order: two replicas lock their trees in the same
        var unreadable = new ArrayList<ConsumerRecord<String, byte[]>>();
        for (var message : batch.records()) {
            refuseDone(message);
            try {
                Report report = ReportTranslation.read(message);
                reports.computeIfAbsent(report.draft().actor().tenantId(), tenant -> new ArrayList<>()).add(report);
            } catch (IOException | RuntimeException e) {
                unreadable.add(message);
            }
        }
        if (!unreadable.isEmpty()) {
            return new Outcome.Reject(unreadable, "not a report for the audit log");
        }
        pool.withTransaction(connection -> store(connection, batch, reports)).await().atMost(TIMEOUT);
        expected.putAll(batch.next());
        return Outcome.DONE;
    }

    @Override
    public boolean isOutage(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(10)
                .filter(PgException.class::isInstance).map(cause -> ((PgException) cause).getSqlState()).findFirst()
                .map(state -> !FAULTS_OF_VALUES.contains(state.substring(0, 2)) && !CHECK_VIOLATION.equals(state))
                .orElse(true);
    }

    private Uni<Void> store(SqlConnection connection, Batch batch, Map<String, List<Report>> reports) {
        Statements statements = Statements.of(connection);
        return offsets.advance(statements, expected, batch.next())
                .chain(() -> Multi.createFrom().iterable(reports.entrySet())
                        .onItem().transformToUniAndConcatenate(ofTenant -> TenantConnection.enter(connection, ofTenant.getKey())
                                .chain(() -> appender.append(statements, ofTenant.getValue())))
                        .collect().last().replaceWithVoid());
    }

    /** Read before the partition went away and came back: the stored offset is not the one it began with. */
    private void refuseDone(ConsumerRecord<String, byte[]> message) {
        var partition = new TopicPartition(message.topic(), message.partition());
        if (message.offset() < expected.getOrDefault(partition, 0L)) {
            throw new PartitionLost("offset " + message.offset() + " of " + partition + " is done already");
        }
    }
}
