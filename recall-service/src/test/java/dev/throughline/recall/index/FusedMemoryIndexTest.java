package dev.throughline.recall.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.throughline.common.embedding.Embedding;
import dev.throughline.common.memory.Memory;
import dev.throughline.common.memory.MemoryKind;
import dev.throughline.recall.Configs;
import dev.throughline.recall.Memories;

class FusedMemoryIndexTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final IndexQuery.Scope ANN = new IndexQuery.Scope("acme", "ann");

    @TempDir
    Path folder;
    private LuceneMemoryIndex words;
    private FusedMemoryIndex index;
    private Optional<Embedding> asked = Optional.of(vector(1, 0, 0));
    private final Memories shop = Memories.of("acme", "shop");
    private long applied;

    @BeforeEach
    void open() {
        var config = Configs.of(IndexConfig.class, Map.of("index.folder", folder.toString()));
        words = new LuceneMemoryIndex(config, Weights.DEFAULT, Clock.fixed(NOW, ZoneOffset.UTC));
        index = new FusedMemoryIndex(words, question -> asked, 0.5);
    }

    @AfterEach
    void close() {
        words.close();
    }

    @Test
    void aMemoryIsFoundWithoutASharedWord() {
        Memory near = fact("The cart is emptied at midnight").with(vector(0.9f, 0.1f, 0));
        Memory far = fact("The logo is blue").with(vector(0, 1, 0));
        apply(near, far);

        var found = index.search(query("checkout basket", ANN));

        assertThat(found.hits()).singleElement().satisfies(hit -> {
            assertThat(hit.id()).isEqualTo(near.id());
            assertThat(hit.match()).isBetween(0.9f, 1f);
        });
    }

    @Test
    void withoutAVectorTheWordsAnswerAlone() {
        Memory near = fact("The cart is emptied at midnight").with(vector(1, 0, 0));
        Memory literal = fact("The checkout is slow");
        apply(near, literal);
        asked = Optional.empty();

        var found = index.search(query("checkout", ANN));

        assertThat(found).isEqualTo(words.search(query("checkout", ANN)));
        assertThat(found.hits()).extracting(Found.Hit::id).containsExactly(literal.id());
    }

    @Test
    void nearnessShowsNothingThatAFilterHides() {
        Memory hidden = shop.privateTo("bob").of(MemoryKind.FACT, "Own", "My plan").with(vector(1, 0, 0));
        Memory theirs = Memories.of("globex", "shop").of(MemoryKind.FACT, "Theirs", "A plan").with(vector(1, 0, 0));
        Memory otherKind = shop.of(MemoryKind.DECISION, "Decided", "A plan").with(vector(1, 0, 0));
        apply(hidden, theirs, otherKind);

        assertThat(index.search(query("strategy", ANN)).hits()).isEmpty();
        assertThat(index.search(query("strategy", new IndexQuery.Scope("acme", "bob"))).hits())
                .extracting(Found.Hit::id).containsExactly(hidden.id());
    }

    @Test
    void aPassageKeepsItsVectorWhenANeighbourArrives() {
        Memory passage = shop.prompt(1, "The cart is emptied at midnight").with(vector(1, 0, 0));
        apply(passage);

        apply(shop.response(2, "Fine"));

        var passages = new IndexQuery("basket", ANN, IndexQuery.Filter.NONE.withKinds(Set.of(MemoryKind.PASSAGE)), 10);
        assertThat(index.search(passages).hits()).extracting(Found.Hit::id).containsExactly(passage.id());
    }

    @Test
    void vectorsOfAnotherModelAreNotCompared() {
        apply(fact("The cart").with(new Embedding("other", List.of(1f, 0f, 0f))),
                fact("The trolley").with(new Embedding("other", List.of(1f, 0f, 0f, 0f))));

        assertThat(index.search(query("basket", ANN)).hits()).isEmpty();
        assertThat(words.searching(EmbeddingField::models)).containsExactly("other/3", "other/4");
    }

    @Test
    void aVectorThatLuceneWouldRefuseIsLeftOut() {
        var tooLong = new Embedding("tiny", Collections.nCopies(5_000, 1f));
        Memory memory = fact("The basket").with(tooLong);

        apply(memory, fact("Nothing").with(new Embedding("tiny", List.of(Float.NaN, 0f, 0f))));

        assertThat(index.search(query("basket", ANN)).hits()).extracting(Found.Hit::id).containsExactly(memory.id());
        assertThat(words.searching(EmbeddingField::models)).isEmpty();
    }

    @Test
    void aQuestionWithoutWordsGivesTheNewestWhateverIsNear() {
        Memory older = shop.withTime("2026-01-01T00:00:00Z").of(MemoryKind.FACT, "Old", "cart").with(vector(1, 0, 0));
        Memory newer = shop.withTime("2026-02-01T00:00:00Z").of(MemoryKind.FACT, "New", "logo").with(vector(0, 1, 0));
        apply(older, newer);

        assertThat(index.search(query("what is this?", ANN)).hits()).extracting(Found.Hit::id)
                .containsExactly(newer.id(), older.id());
    }

    private Memory fact(String body) {
        return shop.of(MemoryKind.FACT, "Fact " + UUID.randomUUID(), body);
    }

    private static IndexQuery query(String text, IndexQuery.Scope scope) {
        return new IndexQuery(text, scope, IndexQuery.Filter.NONE.withKinds(Set.of(MemoryKind.FACT)), 10);
    }

    private static Embedding vector(float... values) {
        var boxed = new Float[values.length];
        Arrays.setAll(boxed, i -> values[i]);
        return new Embedding("tiny", List.of(boxed));
    }

    private void apply(Memory... memories) {
        words.apply(List.of(memories).stream().map(memory -> Change.of(memory, NOW)).toList(), Map.of(0, ++applied));
        words.refresh();
    }
}
