package dev.throughline.compression.retention;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;

import dev.throughline.compression.background.Routine;
import dev.throughline.compression.database.AdvisoryLock;
import dev.throughline.compression.database.Database;

/** Lets months of raw events leave as a whole, which costs the same for a small month and a large one. Memories stay. */
@Singleton
class Retention implements Routine {

    private final RetentionConfig config;
    private final Database database;
    private final MonthStore store;

    Retention(RetentionConfig config, Database database, MonthStore store) {
        this.config = config;
        this.database = database;
        this.store = store;
    }

    @Override
    public String name() {
        return "let old months leave";
    }

    @Override
    public Duration interval() {
        return config.interval();
    }

    @Override
    public void run() {
        leave();
    }

    /** What there is, and what would leave now. */
    List<KeptMonth> months() {
        return store.months(config.keepEvents().orElse(null));
    }

    /** Drops the months whose time is over; returns them. */
    List<KeptMonth> leave() {
        return config.keepEvents().filter(keep -> months().stream().anyMatch(KeptMonth::leaves)).map(this::leave)
                .orElseGet(List::of);
    }

    /** They are looked at again behind the lock: an event may just have come to a session of long ago. */
    private List<KeptMonth> leave(Duration keep) {
        try (var transaction = database.begin()) {
            if (!transaction.tryLock(AdvisoryLock.PREPARE_MONTHS)) {
                return List.of();
            }
            store.lock(transaction);
            var left = store.months(transaction, keep).stream().filter(KeptMonth::leaves).toList();
            left.forEach(month -> store.drop(transaction, month, keep));
            transaction.commit();
            left.forEach(month -> Log.infof("A month of raw events left month=%s bytes=%d", month.month(), month.bytes()));
            return left;
        }
    }
}
