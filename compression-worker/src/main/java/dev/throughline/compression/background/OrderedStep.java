package dev.throughline.compression.background;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

import jakarta.inject.Singleton;

import dev.throughline.common.outbox.Relay;
import dev.throughline.compression.database.Database;
import dev.throughline.compression.database.Transaction;

/** A step of work that somebody ordered, in a transaction that also holds how far it came. */
@Singleton
public class OrderedStep {

    private final Database database;
    private final Relay relay;

    OrderedStep(Database database, Relay relay) {
        this.database = database;
        this.relay = relay;
    }

    /**
     * Does a little of the order whose turn it is; returns whether there was one.
     *
     * @param lockNext finds that order, and keeps other workers from it
     */
    public <T> boolean take(Function<Transaction, Optional<T>> lockNext, BiConsumer<Transaction, T> advance) {
        try (var transaction = database.begin()) {
            Optional<T> next = lockNext.apply(transaction);
            next.ifPresent(order -> advance.accept(transaction, order));
            transaction.commit();
            next.ifPresent(order -> relay.wake());
            return next.isPresent();
        }
    }
}
