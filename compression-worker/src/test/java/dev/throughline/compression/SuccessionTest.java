package dev.throughline.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.common.consume.Batch;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.identity.ProjectReference;
import dev.throughline.common.json.Json;
import dev.throughline.testing.InfrastructureResource;

/** Which of the decisions of several sessions stand. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class SuccessionTest {

    private static final Instant DAY_ONE = Instant.parse("2026-11-01T09:00:00Z");
    private static final Instant DAY_TWO = DAY_ONE.plusSeconds(86_400);
    private static final Instant DAY_THREE = DAY_TWO.plusSeconds(86_400);

    @Inject
    CompressionHandlers handlers;

    private final Rows rows = new Rows();
    private final ProjectReference project = project();
    private final TestSession first = new TestSession("acme", project);
    private final TestSession second = new TestSession("acme", project);
    private final TestSession third = new TestSession("acme", project);

    @BeforeEach
    void waitForTheSchema() {
        Started.awaited();
    }

    @Test
    void aDecisionYieldsToTheNewerOneThatReplacesIt() {
        store(first.decision("Use Redis for the cache", DAY_ONE));

        store(second.decision("Use Memcached instead of Redis for the cache", DAY_TWO));

        assertThat(standing()).containsExactly("Use Memcached instead of Redis for the cache");
        assertThat(successor("Use Redis for the cache")).isEqualTo("Use Memcached instead of Redis for the cache");
    }

    @Test
    void anOlderSessionThatIsImportedLaterIsTheOneThatYields() {
        store(second.decision("Use Memcached instead of Redis for the cache", DAY_TWO));

        store(first.decision("Use Redis for the cache", DAY_ONE));

        assertThat(standing()).containsExactly("Use Memcached instead of Redis for the cache");
    }

    @Test
    void whatIsSaidAgainStandsOnceAndTheNewestStands() {
        store(first.decision("Always run make lint before you push", DAY_ONE));
        store(third.decision("Always run `make lint` before you push!", DAY_THREE));

        store(second.decision("always run make lint before you push", DAY_TWO));

        assertThat(standing()).containsExactly("Always run `make lint` before you push!");
    }

    @Test
    void aChainLeadsToTheOneThatStands() {
        store(first.decision("Use Redis for the cache", DAY_ONE));
        store(second.decision("Use Memcached instead of Redis for the cache", DAY_TWO));

        store(third.decision("Use Caffeine instead of Memcached for the cache", DAY_THREE));

        assertThat(standing()).containsExactly("Use Caffeine instead of Memcached for the cache");
        assertThat(successor(successor("Use Redis for the cache")))
                .isEqualTo("Use Caffeine instead of Memcached for the cache");
    }

    @Test
    void aChainThatComesInOneBatchIsTheSame() {
        store(third.decision("Use Caffeine instead of Memcached for the cache", DAY_THREE),
                first.decision("Use Redis for the cache", DAY_ONE),
                second.decision("Use Memcached instead of Redis for the cache", DAY_TWO));

        assertThat(standing()).containsExactly("Use Caffeine instead of Memcached for the cache");
        assertThat(successor(successor("Use Redis for the cache")))
                .isEqualTo("Use Caffeine instead of Memcached for the cache");
    }

    @Test
    void aSupersededDecisionThatIsSaidAgainLaterStandsAgain() {
        store(first.decision("Use Redis for the cache", DAY_ONE));
        store(second.decision("Use Memcached instead of Redis for the cache", DAY_TWO));

        store(first.decision("Use Redis for the cache", DAY_THREE));

        assertThat(standing()).containsExactly("Use Redis for the cache");
        assertThat(successor("Use Memcached instead of Redis for the cache")).isEqualTo("Use Redis for the cache");
    }

    @Test
    void aSupersededDecisionStaysSoWhenItsSessionGoesOnOrIsSentAgain() {
        var decision = first.decision("Use Redis for the cache", DAY_ONE);
        store(decision);
        store(second.decision("Use Memcached instead of Redis for the cache", DAY_TWO));
        var before = rows.texts("SELECT m::text FROM memory m WHERE session_id = ? AND kind = 'decision'", first.id());

        store(decision, first.prompt("And now the tests"));

        assertThat(rows.texts("SELECT m::text FROM memory m WHERE session_id = ? AND kind = 'decision'", first.id()))
                .isEqualTo(before);
    }

    @Test
    void decisionsThatMerelyShareWordsBothStand() {
        store(first.decision("Use port 9000 for ingest", DAY_ONE), second.decision("Use port 9001 for recall", DAY_TWO));

        assertThat(standing()).containsExactlyInAnyOrder("Use port 9000 for ingest", "Use port 9001 for recall");
    }

    @Test
    void aDecisionOfAnotherProjectOrTenantStands() {
        var elsewhere = new TestSession("acme", project());
        var other = new TestSession("other", project);
        store(elsewhere.decision("Use Redis for the cache", DAY_ONE), other.decision("Use Redis for the cache", DAY_ONE));

        store(second.decision("Use Memcached instead of Redis for the cache", DAY_TWO));

        assertThat(rows.count("SELECT count(*) FROM memory WHERE session_id IN (?, ?) AND superseded_by IS NOT NULL",
                elsewhere.id(), other.id())).isZero();
    }

    @Test
    void aPrivateDecisionAndOneOfTheTeamLeaveEachOtherAlone() {
        store(first.decision("Use Redis for the cache", DAY_ONE));

        store(TestSession.ownedBy("ada", true, second.decision("Use Memcached instead of Redis for the cache", DAY_TWO)));

        assertThat(standing()).containsExactlyInAnyOrder("Use Redis for the cache",
                "Use Memcached instead of Redis for the cache");
    }

    @Test
    void aPrivateDecisionYieldsToOneOfTheSameOwnerAlone() {
        store(TestSession.ownedBy("ada", true, first.decision("Use Redis for the cache", DAY_ONE)));

        store(TestSession.ownedBy("eve", true, second.decision("Use Memcached instead of Redis for the cache", DAY_TWO)));
        assertThat(standing()).contains("Use Redis for the cache");

        store(TestSession.ownedBy("ada", true, third.decision("Use Caffeine instead of Redis for the cache", DAY_THREE)));
        assertThat(standing()).doesNotContain("Use Redis for the cache");
    }

    @Test
    void whatWasSupersededIsAnnouncedOnceWithItsSuccessor() {
        store(first.decision("Use Redis for the cache", DAY_ONE));
        store(second.decision("Use Memcached instead of Redis for the cache", DAY_TWO));

        await().untilAsserted(() -> assertThat(rows.count("SELECT count(*) FROM outbox WHERE payload->>'session_id' = ?",
                first.id())).isZero());
        assertThat(Announced.of(first)).filteredOn(memory -> memory.supersededBy() != null).singleElement()
                .satisfies(memory -> assertThat(memory.version()).isEqualTo(2));
    }

    @Test
    void ofNearDuplicatesThatAreWrittenAtOnceOneStands() {
        store(first.prompt("A new project is made by one worker at a time; this one is known"));

        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 8).forEach(n -> workers.submit(() -> store(new TestSession("acme", project)
                    .decision("Never log the text of a user", DAY_ONE.plusSeconds(n)))));
        }

        assertThat(standing()).hasSize(1);
        assertThat(rows.texts("SELECT to_char(occurred_at AT TIME ZONE 'UTC', 'SS') FROM memory m WHERE superseded_by IS NULL "
                + "AND kind = 'decision' AND project_id = (SELECT project_id FROM project_alias WHERE tenant_id = 'acme' "
                + "AND alias = ?)", project.key())).containsExactly("07");
    }

    private static ProjectReference project() {
        return ProjectReference.of("git@github.com:acme/" + UUID.randomUUID() + ".git").orElseThrow();
    }

    /** One batch of a partition of its own. */
    private void store(SessionEvent... events) {
        var partition = new TopicPartition("topic-" + UUID.randomUUID(), 0);
        var handler = handlers.create();
        handler.positions(List.of(partition));
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        for (SessionEvent event : events) {
            records.add(new ConsumerRecord<>(partition.topic(), 0, records.size(), event.key(), Json.bytes(event)));
        }
        handler.handle(new Batch(records, Map.of(partition, (long) records.size())));
    }

    private List<String> standing() {
        return rows.texts("""
                SELECT body FROM memory
                WHERE kind = 'decision' AND superseded_by IS NULL AND tenant_id = 'acme' AND project_id = (
                  SELECT project_id FROM project_alias WHERE tenant_id = 'acme' AND alias = ?)
                """, project.key());
    }

    private String successor(String body) {
        return rows.texts("""
                SELECT successor.body
                FROM memory m
                JOIN memory successor ON successor.tenant_id = m.tenant_id AND successor.id = m.superseded_by
                WHERE m.body = ? AND m.tenant_id = 'acme' AND m.project_id = (
                  SELECT project_id FROM project_alias WHERE tenant_id = 'acme' AND alias = ?)
                """, body, project.key()).getFirst();
    }
}
