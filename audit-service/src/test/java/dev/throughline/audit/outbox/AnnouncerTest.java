package dev.throughline.audit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

import dev.throughline.audit.tenant.TenantTransaction;
import dev.throughline.common.topic.Topics;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TopicRecords;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class AnnouncerTest {

    private static final String TOPIC = Topics.TOKEN_REVOKED;

    record Note(String text) {
    }

    private final TenantTransaction transaction;
    private final Announcer announcer;
    private final String key = UUID.randomUUID().toString();

    AnnouncerTest(TenantTransaction transaction, Announcer announcer) {
        this.transaction = transaction;
        this.announcer = announcer;
    }

    @Test
    void whatIsCommittedLeavesInOrder() throws Throwable {
        inTransaction(() -> announcer.announce(TOPIC, key, new Note("first"))
                .chain(() -> announcer.announce(TOPIC, key, new Note("second")))
                .chain(() -> announcer.withdraw(TOPIC, key)));

        await().untilAsserted(() -> assertThat(TopicRecords.texts(TOPIC, key))
                .containsExactly("{\"text\": \"first\"}", "{\"text\": \"second\"}", null));
    }

    @Test
    void whatIsRolledBackNeverLeaves() throws Throwable {
        assertThatThrownBy(() -> inTransaction(() -> announcer.announce(TOPIC, key, new Note("lost"))
                .chain(() -> Uni.createFrom().failure(new IllegalArgumentException("no"))))).hasMessage("no");

        inTransaction(() -> announcer.announce(TOPIC, key, new Note("after")));
        await().untilAsserted(() -> assertThat(TopicRecords.texts(TOPIC, key))
                .containsExactly("{\"text\": \"after\"}"));
    }

    private void inTransaction(Supplier<Uni<Void>> work) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> transaction.within("t", work));
        announcer.committed();
    }
}
