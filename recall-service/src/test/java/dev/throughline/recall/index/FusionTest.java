package dev.throughline.recall.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.throughline.common.memory.MemoryKind;

class FusionTest {

    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID C = new UUID(0, 3);

    @Test
    void whatBothRankingsHaveComesBeforeTheFirstOfOne() {
        var words = new Found(List.of(hit(A, 0.9f), hit(B, 0.4f)), 2);

        var fused = Fusion.of(words, List.of(hit(C, 0.7f), hit(B, 0.6f)), 10);

        assertThat(fused.hits()).extracting(Found.Hit::id).containsExactly(B, A, C);
    }

    @Test
    void theMatchesAreThoseThatWereFoundTheBestFirst() {
        var words = new Found(List.of(hit(A, 0.9f), hit(B, 0.4f)), 2);

        var fused = Fusion.of(words, List.of(hit(C, 0.7f), hit(B, 0.6f)), 10);

        assertThat(fused.hits()).extracting(Found.Hit::match).containsExactly(0.9f, 0.7f, 0.6f);
    }

    @Test
    void ofTwoThatRankAlikeTheBetterMatchComesFirst() {
        var fused = Fusion.of(new Found(List.of(hit(A, 0.05f)), 1), List.of(hit(C, 0.7f)), 10);

        assertThat(fused.hits()).containsExactly(hit(C, 0.7f), hit(A, 0.05f));
    }

    @Test
    void nothingNearLeavesTheWordsAsTheyAre() {
        var words = new Found(List.of(hit(A, 0.9f), hit(B, 0.4f)), 77);

        assertThat(Fusion.of(words, List.of(), 1)).isSameAs(words);
    }

    @Test
    void theLimitHoldsAndTheTotalCountsEachOnce() {
        var fused = Fusion.of(new Found(List.of(hit(A, 0.9f)), 1), List.of(hit(A, 0.8f), hit(B, 0.7f), hit(C, 0.6f)), 2);

        assertThat(fused.hits()).extracting(Found.Hit::id).containsExactly(A, B);
        assertThat(fused.total()).isEqualTo(3);
    }

    private static Found.Hit hit(UUID id, float match) {
        return new Found.Hit(new IndexedMemory(id, 1, MemoryKind.TURN, "A title", "A body", null, null, null, List.of(),
                List.of(), 5, Instant.EPOCH, false, 0),
                match);
    }
}
