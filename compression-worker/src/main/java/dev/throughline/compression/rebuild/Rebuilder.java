package dev.throughline.compression.rebuild;

import java.time.Duration;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;

import dev.throughline.compression.background.BackgroundWork;
import dev.throughline.compression.background.OrderedStep;
import dev.throughline.compression.database.Outage;
import dev.throughline.compression.database.Transaction;

/** Works off rebuilds, a session in a transaction, which holds also how far it came. */
@Singleton
class Rebuilder implements BackgroundWork {

    private final RebuildConfig config;
    private final OrderedStep step;
    private final RebuildStore rebuilds;
    private final SessionRebuild session;
    private final MeterRegistry meters;

    Rebuilder(RebuildConfig config, OrderedStep step, RebuildStore rebuilds, SessionRebuild session,
            MeterRegistry meters) {
        this.config = config;
        this.step = step;
        this.rebuilds = rebuilds;
        this.session = session;
        this.meters = meters;
    }

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public Duration interval() {
        return config.interval();
    }

    @Override
    public boolean step() {
        return step.take(transaction -> rebuilds.lockNext(transaction, config.mostWaiting()), this::advance);
    }

    private void advance(Transaction transaction, Rebuild rebuild) {
        rebuilds.nextSession(transaction, rebuild).ifPresentOrElse(candidate -> {
            Outcome outcome = attempt(transaction, candidate);
            meters.counter("sessions.rebuilt", "outcome", outcome.wireName()).increment();
            rebuilds.save(transaction, rebuild.after(candidate.key().sessionId(), outcome), false);
        }, () -> finish(transaction, rebuild));
    }

    /** A session that cannot be read or written does not keep the others from it. */
    private Outcome attempt(Transaction transaction, SessionRebuild.Candidate candidate) {
        transaction.run("SAVEPOINT session");
        try {
            return session.run(transaction, candidate);
        } catch (RuntimeException e) {
            if (Outage.isCauseOf(e)) {
                throw e;
            }
            transaction.run("ROLLBACK TO SAVEPOINT session");
            Log.errorf("A session cannot be made anew and stays as it is session=%s cause=%s", candidate.key().sessionId(),
                    e.getClass().getName());
            return new Outcome.Failed();
        }
    }

    private void finish(Transaction transaction, Rebuild rebuild) {
        rebuilds.save(transaction, rebuild, true);
        Log.infof("A rebuild is done rebuild=%s sessions=%d skipped=%d failed=%d", rebuild.id(), rebuild.tally().rebuilt(),
                rebuild.tally().skipped(), rebuild.tally().failed());
    }
}
