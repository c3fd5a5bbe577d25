package dev.throughline.compression.rescan;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A look at all that is stored of a tenant.
 *
 * @param life when it was asked for, began and ended
 * @param place how far it has come
 * @param tally what came of it so far
 */
record Rescan(String tenantId, UUID id, String requestedBy, Life life, Place place, Tally tally) {

    record Life(Instant requestedAt, @Nullable Instant startedAt, @Nullable Instant finishedAt) {
    }

    /** @param position the key of the last row that was looked at in this stage; empty at its beginning */
    record Place(Stage stage, List<String> position) {

        Place {
            position = List.copyOf(position);
        }

        /** The n-th part of the position, or "", which is before every key. */
        String part(int number) {
            return number < position.size() ? position.get(number) : "";
        }
    }

    /** @param finds how often each kind was found */
    record Tally(long lookedAt, long cleaned, Map<String, Long> finds) {

        Tally {
            finds = Map.copyOf(finds);
        }

        Tally plus(long rows, List<CleanedRow> rewritten) {
            var sums = new TreeMap<>(finds);
            rewritten.stream().flatMap(row -> row.finds().stream()).forEach(find -> sums.merge(find.kind(), 1L, Long::sum));
            return new Tally(lookedAt + rows, cleaned + rewritten.size(), sums);
        }
    }

    Rescan at(Place next, Tally sums) {
        return new Rescan(tenantId, id, requestedBy, life, next, sums);
    }
}
