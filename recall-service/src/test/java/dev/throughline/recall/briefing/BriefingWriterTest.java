package dev.throughline.recall.briefing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.throughline.common.memory.MemoryKind;
import dev.throughline.recall.index.IndexedMemory;

class BriefingWriterTest {

    private static final String SAID = "Decision: the price cache is keyed by product and price version, so that a sale needs no flush.";

    @Test
    void aDecisionWhoseTitleIsItsBeginningIsToldOnceAndWithoutItsMark() {
        assertThat(start(decision("Decision: the price cache is keyed by product…", SAID)))
                .contains(
                        "- 2026-03-03: the price cache is keyed by product and price version, so that a sale needs no flush.");
    }

    @Test
    void aDecisionWithATitleOfItsOwnIsToldWithBoth() {
        assertThat(start(decision("How are prices cached? → by version", SAID)))
                .contains("- 2026-03-03: How are prices cached? → by version – the price cache is keyed by product");
    }

    private static String start(IndexedMemory memory) {
        var item = new Item(memory, new Relevance(4, 0, 4, 1, 1));
        return BriefingWriter.start("shop", List.of(item), new BriefingWriter.Budget(1_000, 10_000)).markdown();
    }

    private static IndexedMemory decision(String title, String body) {
        return new IndexedMemory(UUID.randomUUID(), 1, MemoryKind.DECISION, title, body, null, "shop", "s1", List.of(),
                List.of(), 5, Instant.parse("2026-03-03T10:00:00Z"), false, 50);
    }
}
