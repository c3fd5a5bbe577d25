package dev.throughline.ingest.decision;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import dev.throughline.common.event.ChangeDecided;

/** The requests that wait for a decision, at most so many. Several may wait for one: the same was sent twice. */
final class Waiters {

    /** One request's place. */
    final class Place {

        private final Change change;
        private final CompletableFuture<ChangeDecided> decision = new CompletableFuture<>();

        private Place(Change change) {
            this.change = change;
        }

        CompletableFuture<ChangeDecided> decision() {
            return decision;
        }

        /** Gives the place back, to be called once. */
        void leave() {
            places.computeIfPresent(change, (same, waiting) -> {
                waiting.remove(this);
                return waiting.isEmpty() ? null : waiting;
            });
            room.release();
        }
    }

    private final Map<Change, Set<Place>> places = new ConcurrentHashMap<>();
    private final Semaphore room;
    private final int most;

    Waiters(int most) {
        this.most = most;
        this.room = new Semaphore(most);
    }

    /** A place, or nothing when all are taken. */
    Optional<Place> take(Change change) {
        if (!room.tryAcquire()) {
            return Optional.empty();
        }
        var place = new Place(change);
        places.compute(change, (same, waiting) -> {
            Set<Place> all = waiting == null ? new HashSet<>() : waiting;
            all.add(place);
            return all;
        });
        return Optional.of(place);
    }

    /** Tells all who wait for this one. */
    void tell(ChangeDecided decided) {
        places.computeIfPresent(Change.of(decided), (same, waiting) -> {
            waiting.forEach(place -> place.decision.complete(decided));
            return waiting;
        });
    }

    int waiting() {
        return most - room.availablePermits();
    }
}
