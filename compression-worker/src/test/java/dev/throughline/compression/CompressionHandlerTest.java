package dev.throughline.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.common.consume.Batch;
import dev.throughline.common.consume.Outcome;
import dev.throughline.common.consume.PartitionLost;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.json.Json;
import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class CompressionHandlerTest {

    @Inject
    CompressionHandlers handlers;

    private final Rows rows = new Rows();
    private final TestSession session = new TestSession();
    private final TopicPartition partition = new TopicPartition("topic-" + UUID.randomUUID(), 0);

    @BeforeEach
    void waitForTheSchema() {
        Started.awaited();
    }

    @Test
    void aWorkerThatWasPausedAndComesBackLateWritesNothing() {
        var paused = handlers.create();
        var owner = handlers.create();
        paused.positions(List.of(partition));
        owner.positions(List.of(partition));
        owner.handle(batch(0, session.prompt("Written by the owner")));

        assertThatThrownBy(() -> paused.handle(batch(0, session.prompt("Written too late")))).isInstanceOf(PartitionLost.class);

        assertThat(prompts()).containsExactly("Written by the owner");
        assertThat(paused.positions(List.of(partition))).isEqualTo(Map.of(partition, 1L));
    }

    @Test
    void aBatchThatWasReadBeforeThePartitionWentAwayIsNotWrittenWhenItComesBack() {
        var handler = handlers.create();
        handler.positions(List.of(partition));
        var other = handlers.create();
        other.positions(List.of(partition));
        other.handle(batch(0, session.prompt("First")));
        other.handle(batch(1, session.prompt("Second")));
        handler.positions(List.of(partition));

        assertThatThrownBy(() -> handler.handle(batch(0, session.prompt("Stale")))).isInstanceOf(PartitionLost.class);

        assertThat(rows.texts("SELECT next_offset FROM consumer_offset WHERE topic = ?", partition.topic()))
                .containsExactly("2");
    }

    @Test
    void aBatchOfNothingButProgressIsStored() {
        var handler = handlers.create();
        handler.positions(List.of(partition));

        assertThat(handler.handle(new Batch(List.of(), Map.of(partition, 7L)))).isEqualTo(Outcome.DONE);

        assertThat(handlers.create().positions(List.of(partition))).isEqualTo(Map.of(partition, 7L));
    }

    @Test
    void largeBatchesOfManySessionsAreStoredWhole() {
        var handler = handlers.create();
        handler.positions(List.of(partition));
        var sessions = Stream.generate(() -> new TestSession("load")).limit(20).toList();

        for (int offset = 0; offset < 2_000; offset += 1_000) {
            var events = sessions.stream().flatMap(one -> one.prompts(50).stream()).toArray(SessionEvent[]::new);
            handler.handle(batch(offset, events));
        }

        assertThat(rows.count("SELECT count(*) FROM session_event WHERE tenant_id = 'load'")).isEqualTo(2_000);
    }

    private List<String> prompts() {
        return rows.texts("SELECT data->>'text' FROM session_event WHERE session_id = ?", session.id());
    }

    private Batch batch(long from, SessionEvent... events) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        for (SessionEvent event : events) {
            records.add(new ConsumerRecord<>(partition.topic(), partition.partition(), from + records.size(), event.key(),
                    Json.bytes(event)));
        }
        return new Batch(records, Map.of(partition, from + records.size()));
    }
}
