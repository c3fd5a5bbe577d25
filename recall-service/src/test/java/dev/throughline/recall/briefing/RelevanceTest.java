package dev.throughline.recall.briefing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.throughline.common.memory.MemoryKind;
import dev.throughline.recall.index.Found;
import dev.throughline.recall.index.IndexedMemory;
import dev.throughline.recall.memory.Standing;
import dev.throughline.recall.memory.StoredMemory;

class RelevanceTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void aMemoryThatWasNeverToldHasNoUsage() {
        assertThat(usage(0, 0)).isZero();
    }

    @Test
    void howOftenAMemoryWasToldNeverCountsMoreThanAQuarterOfAPoint() {
        assertThat(usage(20, 0)).isEqualTo(0.25);
        assertThat(usage(100_000, 0)).isEqualTo(0.25);
    }

    @Test
    void whatWasOfUseCountsMoreThanWhatWasMerelyTold() {
        assertThat(usage(4, 2)).isGreaterThan(usage(40, 0));
        assertThat(usage(100_000, 100_000)).isEqualTo(0.5);
    }

    private static double usage(int recalled, int useful) {
        var memory = new IndexedMemory(UUID.randomUUID(), 1, MemoryKind.DECISION, "A title", "A body", null, null, null,
                List.of(), List.of(), 5, NOW, false, 100);
        var standing = new Standing(1, new StoredMemory.Usage(recalled, useful));
        var frame = new Relevance.Frame(Fit.NONE, 1, List.of(), NOW);
        return Relevance.of(new Candidate(new Found.Hit(memory, 0), standing), frame).usage();
    }
}
