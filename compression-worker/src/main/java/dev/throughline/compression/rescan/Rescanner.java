package dev.throughline.compression.rescan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;

import dev.throughline.compression.background.BackgroundWork;
import dev.throughline.compression.background.OrderedStep;
import dev.throughline.compression.database.Transaction;

/** Works off rescans, a batch of rows in a transaction, which holds also how far it came. */
@Singleton
class Rescanner implements BackgroundWork {

    private final RescanConfig config;
    private final OrderedStep step;
    private final RescanStore rescans;
    private final RescanBatch batch;

    Rescanner(RescanConfig config, OrderedStep step, RescanStore rescans, RescanBatch batch) {
        this.config = config;
        this.step = step;
        this.rescans = rescans;
        this.batch = batch;
    }

    @Override
    public String name() {
        return "rescan";
    }

    @Override
    public Duration interval() {
        return config.interval();
    }

    @Override
    public boolean step() {
        return step.take(transaction -> rescans.lockNext(transaction, config), this::advance);
    }

    private void advance(Transaction transaction, Rescan rescan) {
        batch.clean(transaction, rescan, config.batchSize()).ifPresentOrElse(
                advanced -> rescans.save(transaction, advanced, false),
                () -> leave(transaction, rescan));
    }

    /** The stage is done: the next one begins, if there is one. */
    private void leave(Transaction transaction, Rescan rescan) {
        Optional<Stage> next = rescan.place().stage().next();
        var place = new Rescan.Place(next.orElse(rescan.place().stage()), List.of());
        rescans.save(transaction, rescan.at(place, rescan.tally()), next.isEmpty());
        if (next.isEmpty()) {
            Log.infof("A rescan is done rescan=%s rows=%d cleaned=%d", rescan.id(), rescan.tally().lookedAt(),
                    rescan.tally().cleaned());
        }
    }
}
