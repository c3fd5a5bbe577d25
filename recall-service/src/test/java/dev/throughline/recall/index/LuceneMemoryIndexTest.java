package dev.throughline.recall.index;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.throughline.common.memory.Memory;
import dev.throughline.common.memory.MemoryKind;
import dev.throughline.recall.Configs;
import dev.throughline.recall.Memories;
import dev.throughline.recall.token.Tokens;

class LuceneMemoryIndexTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    Path folder;
    private LuceneMemoryIndex index;
    private final Memories shop = Memories.of("acme", "shop");
    private long applied;

    @BeforeEach
    void open() {
        var config = Configs.of(IndexConfig.class, Map.of("index.folder", folder.toString(), "index.parts-at-rest", "1"));
        index = new LuceneMemoryIndex(config, Weights.DEFAULT, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void aPassageIsFoundByWhatWasSaidUpToTwoPassagesAway() {
        Memory[] passages = { shop.prompt(1, "the flamingo"), shop.response(2, "yes"), shop.prompt(3, "why"),
                shop.response(4, "so") };

        for (Memory passage : passages) {
            apply(passage);
        }

        assertThat(found("flamingo")).containsExactlyInAnyOrder(passages[0].id(), passages[1].id(), passages[2].id());
    }

    @Test
    void neighboursThatArriveInAnyOrderCount() {
        Memory first = shop.response(1, "sure");
        Memory second = shop.prompt(2, "flamingo");
        Memory third = shop.response(3, "fine");

        apply(third);
        apply(first);
        apply(second);

        assertThat(found("flamingo")).containsExactlyInAnyOrder(first.id(), second.id(), third.id());
    }

    @Test
    void aChangedOrDeletedNeighbourLeavesTheWindow() {
        Memory first = shop.prompt(1, "flamingo");
        Memory second = shop.response(2, "fine");
        apply(first, second);

        index.apply(List.of(Change.gone(first.id())), Map.of(0, ++applied));
        index.refresh();

        assertThat(found("flamingo")).isEmpty();
        assertThat(found("fine")).containsExactly(second.id());
    }

    @Test
    void neighboursCountBeforeTheIndexIsRefreshed() {
        Memory first = shop.prompt(1, "flamingo");
        Memory second = shop.response(2, "fine");
        Memory third = shop.prompt(3, "pelican");

        applyUnseen(Change.of(first, NOW));
        applyUnseen(Change.of(second, NOW));
        applyUnseen(Change.gone(first.id()));
        applyUnseen(Change.of(third, NOW));
        index.refresh();

        assertThat(found("flamingo")).isEmpty();
        assertThat(found("pelican")).containsExactlyInAnyOrder(second.id(), third.id());
    }

    @Test
    void ofTwoSpeakersTheUserCountsMore() {
        Memory answer = shop.withSession("a").response(1, "The export runs at night");
        Memory prompt = shop.withSession("b").prompt(1, "The export runs at night");

        apply(answer, prompt);

        assertThat(found("When does the export run?")).containsExactly(prompt.id(), answer.id());
    }

    @Test
    void anAnswersEndDoesNotFindItsNeighbours() {
        Memory asked = shop.prompt(1, "why is the build red");
        Memory answered = shop.response(2, "x ".repeat(400) + "flamingo");

        apply(asked, answered);

        assertThat(found("flamingo")).containsExactly(answered.id());
    }

    @Test
    void whatNamesATimeAnswersWhen() {
        Memory told = shop.withSession("a").prompt(1, "yesterday the migration went live");
        Memory planned = shop.withSession("b").prompt(1, "finally the migration went live");

        apply(planned, told);

        assertThat(found("when was the migration live")).containsExactly(told.id(), planned.id());
    }

    @Test
    void identifiersAndPathsAreFoundWholeAndInParts() {
        Memory memory = shop.withFiles("src/main/java/shop/OrderRepository.java").of(MemoryKind.TURN, "Turn",
                "renamed find_by_owner in httpClientFactory");

        apply(memory);

        for (String question : List.of("OrderRepository.java", "order repository", "find by owner", "find_by_owner",
                "httpClientFactory", "client factories", "src/main/java/shop/OrderRepository.java")) {
            assertThat(found(question)).as(question).containsExactly(memory.id());
        }
    }

    @Test
    void anExpiredOrSupersededMemoryIsNotFound() {
        Memory memory = shop.of(MemoryKind.FACT, "Port", "The port is 9001");
        apply(memory);

        apply(with(memory, NOW.minusSeconds(1), null));
        assertThat(found("port")).isEmpty();
        apply(memory);
        assertThat(found("port")).hasSize(1);
        apply(with(memory, null, UUID.randomUUID()));
        assertThat(found("port")).isEmpty();
    }

    @Test
    void whatIsAppliedTwiceIsFoundOnce() {
        Memory memory = shop.prompt(1, "flamingo");

        apply(memory, memory);
        apply(memory);

        assertThat(found("flamingo")).containsExactly(memory.id());
    }

    @Test
    void itSaysWhatASearchCanSee() {
        apply(shop.prompt(1, "flamingo"));

        assertThat(index.shows(Map.of(0, applied - 1))).isTrue();
        assertThat(index.shows(Map.of(0, applied))).isFalse();
        assertThat(index.shows(Map.of())).isTrue();
    }

    @Test
    void kindsThatAreAskedTogetherAreFoundAsEachAlone() {
        for (int i = 1; i <= 50; i++) { // so many that two threads weigh them
            var session = shop.withSession("session " + i);
            apply(session.prompt(1, "flamingo " + "feather ".repeat(i)),
                    session.of(MemoryKind.TURN, "Turn", "flamingo ".repeat(i)),
                    session.of(MemoryKind.DECISION, "Feed", "the flamingo eats " + i + " shrimps"));
        }
        var queries = Stream.of(MemoryKind.PASSAGE, MemoryKind.TURN, MemoryKind.DECISION)
                .map(kind -> query("flamingo shrimps", IndexQuery.Filter.NONE.withKinds(Set.of(kind)))).toList();

        var together = index.search(queries);

        assertThat(together).isEqualTo(queries.stream().map(index::search).toList()).allSatisfy(
                found -> assertThat(found.hits()).hasSize(10));
    }

    @Test
    void whatManyMemoriesOfOneKindMatchBetterIsNotSkippedForAnother() {
        apply(IntStream.range(0, 10_000).mapToObj(i -> shop.of(MemoryKind.TURN, "Turn", "flamingo heron"))
                .toArray(Memory[]::new));
        Memory rare = shop.of(MemoryKind.FACT, "Bird", "flamingo " + "among many other words ".repeat(20));
        apply(rare);
        index.consolidate();
        index.refresh();

        List<Found> found = index.search(Stream.of(MemoryKind.TURN, MemoryKind.FACT)
                .map(kind -> query("flamingo heron", IndexQuery.Filter.NONE.withKinds(Set.of(kind)))).toList());

        assertThat(found.getFirst().hits()).hasSize(10);
        assertThat(found.getLast().hits()).extracting(Found.Hit::id).containsExactly(rare.id());
    }

    @Test
    void aLongQuestionIsWeighedByMoreThanTheWordsItIsLookedUpBy() {
        String rare = IntStream.range(0, 40).mapToObj(i -> "rareword" + i).collect(joining(" "));
        String frequent = IntStream.range(0, 20).mapToObj(i -> "plainword" + i).collect(joining(" "));
        Memory half = shop.withSession("a").of(MemoryKind.TURN, "Turn", rare);
        Memory whole = shop.withSession("b").of(MemoryKind.TURN, "Turn", rare + " " + frequent);
        apply(half, whole, shop.withSession("c").of(MemoryKind.TURN, "Turn", frequent));

        var found = found(rare + " " + frequent);

        assertThat(found).startsWith(whole.id(), half.id());
    }

    @Test
    void atRestItHasFewParts() {
        for (int i = 1; i <= 3; i++) {
            apply(shop.withSession("session " + i).prompt(1, "flamingo"));
        }
        assertThat(index.parts()).isGreaterThan(2);

        index.consolidate();

        await().untilAsserted(() -> {
            index.refresh();
            assertThat(index.parts()).isEqualTo(1);
        });
        assertThat(index.size()).isEqualTo(3);
    }

    @Test
    void aLargePartIsNotWrittenAgainForAFewNewMemories() {
        apply(IntStream.range(0, 10).mapToObj(i -> shop.of(MemoryKind.TURN, "Turn " + i, "flamingo")).toArray(Memory[]::new));
        apply(shop.of(MemoryKind.TURN, "Later", "flamingo"));
        apply(shop.of(MemoryKind.TURN, "Latest", "flamingo"));

        index.consolidate();

        await().untilAsserted(() -> {
            index.refresh();
            assertThat(sizesOfParts()).containsExactlyInAnyOrder(10, 2);
        });
    }

    @Test
    void whatWasConsolidatedIsWrittenToDisk() {
        for (int i = 1; i <= 3; i++) {
            apply(shop.withSession("session " + i).prompt(1, "flamingo"));
        }
        index.commit("cluster");

        index.consolidate();

        await().untilAsserted(() -> assertThat(index.isUncommitted()).isTrue());
    }

    @Test
    void aMemoryIsFoundWithItsText() {
        Memory prompt = shop.withSession("a session").prompt(1, "flamingo – 火烈鸟");
        apply(prompt);

        var found = index.search(query("flamingo", IndexQuery.Filter.NONE)).hits().getFirst().memory();

        assertThat(found.body()).isEqualTo(prompt.body());
        assertThat(found).isEqualTo(new IndexedMemory(prompt.id(), prompt.version(), MemoryKind.PASSAGE, prompt.title(),
                prompt.body(), "user", prompt.projectKey(), prompt.sessionId(), prompt.tags(), prompt.files(),
                prompt.importance(), prompt.occurredAt(), false, Tokens.count(prompt.title() + "\n" + prompt.body())));
    }

    @Test
    void aWordIsFoundAgainInPartsThatCameLater() {
        Memory first = shop.of(MemoryKind.TURN, "Turn", "flamingo");
        apply(first);
        found("flamingo");
        Memory second = shop.of(MemoryKind.TURN, "Turn", "flamingo");
        apply(second);

        assertThat(found("flamingo")).containsExactlyInAnyOrder(first.id(), second.id());
    }

    @Test
    void memoriesWithAndWithoutAProjectShareAnIndex() {
        Memory without = without(shop.of(MemoryKind.TURN, "Turn", "flamingo"));
        Memory with = shop.of(MemoryKind.TURN, "Turn", "flamingo");

        apply(without);
        apply(with, without(shop.of(MemoryKind.CONTEXT, "Context", "heron")));

        assertThat(found("flamingo")).containsExactlyInAnyOrder(without.id(), with.id());
        assertThat(index.search(query("flamingo", IndexQuery.Filter.NONE.withProject(with.projectId()))).total()).isEqualTo(1);
    }

    private static Memory without(Memory memory) {
        return new Memory(memory.id(), memory.tenantId(), null, null, memory.sessionId(), memory.ownerId(),
                memory.visibility(), memory.kind(), memory.title(), memory.body(), memory.tags(), memory.files(),
                memory.importance(), memory.occurredAt(), null, memory.version(), null, memory.eventIds(),
                memory.compressor(), memory.contentHash(), memory.details());
    }

    private static Memory with(Memory memory, Instant expiresAt, UUID supersededBy) {
        return new Memory(memory.id(), memory.tenantId(), memory.projectId(), memory.projectKey(), memory.sessionId(),
                memory.ownerId(), memory.visibility(), memory.kind(), memory.title(), memory.body(), memory.tags(),
                memory.files(), memory.importance(), memory.occurredAt(), expiresAt, memory.version() + 1, supersededBy,
                memory.eventIds(), memory.compressor(), memory.contentHash(), memory.details());
    }

    private void apply(Memory... memories) {
        index.apply(List.of(memories).stream().map(memory -> Change.of(memory, NOW)).toList(), Map.of(0, ++applied));
        index.refresh();
    }

    private void applyUnseen(Change change) {
        index.apply(List.of(change), Map.of(0, ++applied));
    }

    private List<Integer> sizesOfParts() {
        return index.searching(searcher -> searcher.getIndexReader().leaves().stream().map(part -> part.reader().numDocs())
                .toList());
    }

    private List<UUID> found(String text) {
        return index.search(query(text, IndexQuery.Filter.NONE)).hits().stream().map(Found.Hit::id).toList();
    }

    private static IndexQuery query(String text, IndexQuery.Filter filter) {
        return new IndexQuery(text, new IndexQuery.Scope("acme", "ann"), filter, 10);
    }
}
