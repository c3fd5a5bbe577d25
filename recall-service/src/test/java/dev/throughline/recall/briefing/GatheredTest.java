package dev.throughline.recall.briefing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.throughline.common.memory.MemoryKind;
import dev.throughline.recall.index.Found;
import dev.throughline.recall.index.IndexedMemory;
import dev.throughline.recall.memory.Standing;
import dev.throughline.recall.memory.StoredMemory;

class GatheredTest {

    private static final Standing STANDING = new Standing(1, StoredMemory.Usage.NONE);

    private final Found.Hit shared = summary("Cart.java");
    private final Found.Hit hidden = summary("Salaries.java");
    private final List<Found.Hit> found = List.of(shared, hidden);

    @Test
    void whatTheDatabaseDoesNotConfirmIsNoCandidateAndItsFilesAreNotNamed() {
        var gathered = Gathered.of(found, Map.of(shared.id(), STANDING), fit(found), GatheredTest::fit);

        assertThat(gathered.candidates()).extracting(Candidate::hit).containsExactly(shared);
        assertThat(gathered.fit().files()).containsExactly("Cart.java");
    }

    @Test
    void theFitThatIsKnownIsKeptWhenAllIsConfirmed() {
        var fit = fit(found);

        var gathered = Gathered.of(found, Map.of(shared.id(), STANDING, hidden.id(), STANDING), fit, GatheredTest::fit);

        assertThat(gathered.fit()).isSameAs(fit);
    }

    private static Fit fit(Collection<Found.Hit> found) {
        return new Fit(Map.of(), found.stream().flatMap(hit -> hit.memory().files().stream()).toList(), "");
    }

    private static Found.Hit summary(String file) {
        return new Found.Hit(new IndexedMemory(UUID.randomUUID(), 1, MemoryKind.CONTEXT, "Work on " + file, "", null, null,
                "s1", List.of(), List.of(file), 5, Instant.EPOCH, false, 100), 0.5f);
    }
}
