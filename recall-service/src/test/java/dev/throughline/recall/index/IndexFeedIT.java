package dev.throughline.recall.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.throughline.common.memory.Memory;
import dev.throughline.common.memory.MemoryKind;
import dev.throughline.recall.Configs;
import dev.throughline.recall.Fixture;
import dev.throughline.recall.Memories;
import dev.throughline.recall.SchemaResource;
import dev.throughline.testing.Infrastructure;

/** The index's life against a real log, without the service around it. */
class IndexFeedIT {

    private static final Map<String, Object> KAFKA = Map.of("bootstrap.servers",
            Infrastructure.shared().kafka().bootstrapServers());

    @TempDir
    Path folder;
    private LuceneMemoryIndex index;
    private IndexFeed feed;
    private Memories shop;

    @BeforeEach
    void begin() {
        new SchemaResource().start();
        shop = Memories.of("feed", "feed/" + UUID.randomUUID());
        start(KAFKA);
    }

    @AfterEach
    void end() {
        stop();
    }

    @Test
    void aRestartCatchesUpFromWhereTheIndexEnded() {
        Memory before = shop.of(MemoryKind.DECISION, "First", "pelican");
        Fixture.publish(before);
        await().untilAsserted(() -> assertThat(found("pelican")).containsExactly(before.id()));
        stop();
        Memory meanwhile = shop.of(MemoryKind.DECISION, "Second", "pelican");
        Fixture.publish(meanwhile);

        start(KAFKA);

        assertThat(index.progress().clusterId()).isNotNull();
        assertThat(found("pelican")).contains(before.id());
        await().untilAsserted(() -> assertThat(found("pelican")).containsExactlyInAnyOrder(before.id(), meanwhile.id()));
    }

    @Test
    void aDeletedFolderIsBuiltAgain() throws IOException {
        Memory memory = shop.of(MemoryKind.DECISION, "Kept", "heron");
        Fixture.publish(memory);
        await().untilAsserted(() -> assertThat(found("heron")).hasSize(1));
        stop();
        for (Path file : files()) {
            Files.delete(file);
        }

        start(KAFKA);

        await().untilAsserted(() -> assertThat(found("heron")).containsExactly(memory.id()));
    }

    @Test
    void aDamagedIndexIsBuiltAgain() throws IOException {
        Memory memory = shop.of(MemoryKind.DECISION, "Kept", "stork");
        Fixture.publish(memory);
        await().untilAsserted(() -> assertThat(found("stork")).hasSize(1));
        stop();
        for (Path file : files()) {
            if (!file.endsWith("write.lock")) {
                Files.writeString(file, "not an index");
            }
        }

        start(KAFKA);

        await().untilAsserted(() -> assertThat(found("stork")).containsExactly(memory.id()));
    }

    @Test
    void anIndexOfAnotherClusterIsBuiltAgain() {
        Memory memory = shop.of(MemoryKind.DECISION, "Kept", "ibis");
        Memory stranger = shop.of(MemoryKind.DECISION, "Elsewhere", "ibis");
        Fixture.publish(memory);
        await().untilAsserted(() -> assertThat(found("ibis")).hasSize(1));
        feed.close();
        index.apply(List.of(new Change(stranger.id(), stranger)), index.applied());
        index.commit("another-cluster");
        index.close();

        start(KAFKA);

        await().untilAsserted(() -> assertThat(found("ibis")).containsExactly(memory.id()));
    }

    @Test
    void offsetsBeyondTheLogMeanANewIndex() {
        Memory memory = shop.of(MemoryKind.DECISION, "Kept", "egret");
        Fixture.publish(memory);
        await().untilAsserted(() -> assertThat(found("egret")).hasSize(1));
        String cluster = committedCluster();
        feed.close();
        index.apply(List.of(Change.gone(memory.id())), Map.of(0, 1_000_000L));
        index.commit(cluster);
        index.close();

        start(KAFKA);

        await().untilAsserted(() -> assertThat(found("egret")).containsExactly(memory.id()));
    }

    @Test
    void aTombstoneMakesAMemoryVanish() {
        Memory gone = shop.of(MemoryKind.DECISION, "Gone", "crane");
        Memory stays = shop.of(MemoryKind.DECISION, "Stays", "crane");
        Fixture.publish(gone);
        Fixture.publish(stays);
        await().untilAsserted(() -> assertThat(found("crane")).hasSize(2));

        Fixture.send(gone.id(), null);

        await().untilAsserted(() -> assertThat(found("crane")).containsExactly(stays.id()));
    }

    @Test
    void whatCannotBeReadIsSkipped() {
        Memory memory = shop.of(MemoryKind.DECISION, "After", "plover");
        Fixture.send(UUID.randomUUID(), new byte[] { 1, 2, 3 });

        Fixture.publish(memory);

        await().untilAsserted(() -> assertThat(found("plover")).containsExactly(memory.id()));
    }

    @Test
    void aFolderThatBreaksUnderTheServiceIsBuiltAgain() throws IOException {
        Memory before = shop.of(MemoryKind.DECISION, "Before", "avocet");
        Fixture.publish(before);
        await().untilAsserted(() -> assertThat(index.progress().clusterId()).isNotNull());
        for (Path file : files()) {
            Files.delete(file);
        }

        Memory after = shop.of(MemoryKind.DECISION, "After", "avocet");
        Fixture.publish(after);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(found("avocet")).containsExactlyInAnyOrder(before.id(), after.id()));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(files()).hasSizeGreaterThan(2));
    }

    @Test
    void anIndexOfAnotherFormatIsBuiltAgain() throws IOException {
        Memory memory = shop.of(MemoryKind.DECISION, "Kept", "dotterel");
        Fixture.publish(memory);
        await().untilAsserted(() -> assertThat(found("dotterel")).hasSize(1));
        committedCluster();
        stop();
        emptyAs("document.format", "1");

        start(KAFKA);

        await().untilAsserted(() -> assertThat(found("dotterel")).containsExactly(memory.id()));
    }

    @Test
    void itStartsWithoutKafkaAndKeepsAnswering() {
        Memory memory = shop.of(MemoryKind.DECISION, "Kept", "osprey");
        Fixture.publish(memory);
        await().untilAsserted(() -> assertThat(found("osprey")).hasSize(1));
        stop();

        start(Map.of("bootstrap.servers", "127.0.0.1:1"));

        assertThat(found("osprey")).containsExactly(memory.id());
        assertThat(feed.isAlive()).isTrue();
        assertThat(feed.isCaughtUp()).isFalse();
    }

    private List<UUID> found(String text) {
        var filter = IndexQuery.Filter.NONE.withProject(shop.of(MemoryKind.FACT, "", "").projectId());
        return index.search(new IndexQuery(text, new IndexQuery.Scope("feed", "ann"), filter, 10)).hits().stream()
                .map(Found.Hit::id).toList();
    }

    /** Takes the documents out and leaves the offsets, so that what is found must have been read again. */
    private void emptyAs(String property, String value) throws IOException {
        var left = IndexFolder.open(folder, 4, Runnable::run);
        var data = new HashMap<>(left.commitData());
        data.put(property, value);
        left.writer().deleteAll();
        left.writer().setLiveCommitData(data.entrySet());
        left.writer().commit();
        left.abandon();
    }

    private String committedCluster() {
        await().untilAsserted(() -> assertThat(index.progress().clusterId()).isNotNull());
        return Objects.requireNonNull(index.progress().clusterId());
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    private void start(Map<String, Object> kafka) {
        var config = Configs.of(IndexConfig.class, Map.of("index.folder", folder.toString(), "index.refresh-interval", "20ms",
                "index.commit-interval", "200ms", "index.buffer-megabytes", "4"));
        index = new LuceneMemoryIndex(config, Weights.DEFAULT, Clock.systemUTC());
        feed = new IndexFeed(index, config, kafka, Clock.systemUTC());
        feed.start();
    }

    private void stop() {
        feed.close();
        index.close();
    }
}
