package dev.throughline.compression.memory;

import java.util.List;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import dev.throughline.compression.database.Transaction;

/**
 * Decides which of a project's lasting memories stand. The newest wins, in whatever order they come in. A link leads from a
 * memory that stood to a newer one that stood, so that whoever follows links never goes in a circle.
 */
@ApplicationScoped
public class Successions {

    private final SuccessionStore store;
    private final Counter superseded;

    Successions(SuccessionStore store, MeterRegistry meters) {
        this.store = store;
        this.superseded = meters.counter("memories.superseded");
    }

    /** Links what these memories, just written under the {@link ProjectLock}, supersede, and what supersedes them. */
    public void settle(Transaction transaction, List<MemoryStore.Written> written) {
        if (written.isEmpty()) {
            return;
        }
        var successors = new TreeMap<Standing, Standing>(Standing.AGE);
        for (var pair : store.pairs(transaction, written)) {
            if (isSuperseded(pair)) {
                successors.merge(pair.older(), pair.newer(), BinaryOperator.maxBy(Standing.AGE));
            }
        }
        if (!successors.isEmpty()) {
            superseded.increment(store.supersede(transaction, successors));
        }
    }

    private static boolean isSuperseded(Standing.Pair pair) {
        return switch (pair.newer().meaning().to(pair.older().meaning())) {
            case SAME -> true;
            // of what was said at one moment, nothing is the later word
            case REPLACES -> pair.newer().occurredAt().isAfter(pair.older().occurredAt());
            case UNRELATED -> false;
        };
    }
}
