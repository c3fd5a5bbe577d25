package dev.throughline.compression.refine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.inject.Singleton;

import dev.throughline.common.consume.Backoff;
import dev.throughline.compression.database.AdvisoryLock;
import dev.throughline.compression.database.Database;
import dev.throughline.compression.database.Transaction;

/** Opens and closes the case of a context: its place in the queue, its entry in the ledger and its text change together. */
@Singleton
class RefinementDesk {

    /** What there is to do. */
    sealed interface Next {

        record Nothing() implements Next {
        }

        /** The next in the queue needs no model, or may have none today. */
        record Skipped() implements Next {
        }

        record Case(Refinement refinement, Prompt prompt, Ledger.Call call) implements Next {
        }
    }

    private static final int MOST_ATTEMPTS = 10;
    private static final Backoff AFTER_A_FAILURE = new Backoff(Duration.ofMinutes(1), Duration.ofHours(6));
    /** How much longer than the model's time a case may take before another worker opens it. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final RefineConfig config;
    private final Database database;
    private final RefinementQueue queue;
    private final Editor editor;
    private final Ledger ledger;
    private final Clock clock;

    RefinementDesk(RefineConfig config, Database database, RefinementQueue queue, Editor editor, Ledger ledger,
            Clock clock) {
        this.config = config;
        this.database = database;
        this.queue = queue;
        this.editor = editor;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Opens the next case. Of all workers one at a time does this, so that none spends what another has spent. */
    Next next() {
        try (var transaction = database.begin()) {
            if (!transaction.tryLock(AdvisoryLock.TAKE_REFINEMENT)) {
                return new Next.Nothing();
            }
            Next next = queue.take(transaction, config.timeout().plus(MARGIN))
                    .map(refinement -> opened(transaction, refinement)).orElse(new Next.Nothing());
            transaction.commit();
            return next;
        }
    }

    /** Closes a case with the model's answer: its text stands if nothing is lost by it. */
    Ledger.Outcome answered(Next.Case asked, Reply.Answered answer, Duration took) {
        var review = editor.review(asked.refinement(), answer.text());
        try (var transaction = database.begin()) {
            Ledger.Outcome outcome = switch (review) {
                case Review.Refused refused -> Ledger.Outcome.REFUSED;
                case Review.Accepted accepted ->
                    editor.write(transaction, asked.refinement(), accepted) ? Ledger.Outcome.REFINED
                            : Ledger.Outcome.OUTDATED;
            };
            String reason = review instanceof Review.Refused refused ? refused.reason() : null;
            ledger.settle(transaction, asked.call(),
                    new Ledger.Settlement(outcome, reason, answer.inputTokens(), answer.outputTokens(), took));
            queue.remove(transaction, asked.refinement());
            transaction.commit();
            return outcome;
        }
    }

    /** Puts a case back after a failure of the model, or gives it up after too many. */
    Ledger.Outcome failed(Next.Case asked, Reply.Failed failure, Duration took) {
        var outcome = failure.isTimeout() ? Ledger.Outcome.TIMEOUT : Ledger.Outcome.FAILED;
        int charged = failure.isTimeout() ? asked.prompt().tokens() : 0;
        int attempts = asked.refinement().attempts();
        try (var transaction = database.begin()) {
            ledger.settle(transaction, asked.call(),
                    new Ledger.Settlement(outcome, failure.reason(), charged, 0, took));
            if (attempts >= MOST_ATTEMPTS) {
                queue.remove(transaction, asked.refinement());
            } else {
                queue.postpone(transaction, asked.refinement(), clock.instant().plus(AFTER_A_FAILURE.delay(attempts)),
                        attempts);
            }
            transaction.commit();
        }
        return outcome;
    }

    /** Puts a case back because the model is left alone. */
    void giveBack(Next.Case asked) {
        try (var transaction = database.begin()) {
            ledger.strike(transaction, asked.call());
            queue.postpone(transaction, asked.refinement(), clock.instant().plus(config.rest()),
                    asked.refinement().attempts() - 1);
            transaction.commit();
        }
    }

    private Next opened(Transaction transaction, Refinement refinement) {
        if (!refinement.isRefinable()) {
            queue.remove(transaction, refinement);
            return new Next.Skipped();
        }
        var prompt = editor.prompt(transaction, refinement);
        Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
        if (!ledger.allows(transaction, refinement, prompt, today)) {
            queue.postpone(transaction, refinement, today.plus(1, ChronoUnit.DAYS), refinement.attempts() - 1);
            return new Next.Skipped();
        }
        return new Next.Case(refinement, prompt, ledger.enter(transaction, refinement, prompt));
    }
}
