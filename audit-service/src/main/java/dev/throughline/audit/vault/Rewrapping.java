package dev.throughline.audit.vault;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

import dev.throughline.audit.vault.key.Envelope;
import dev.throughline.audit.vault.key.SealingKey;
import dev.throughline.audit.vault.key.Undecryptable;

/**
 * Moves data keys to the current key-encryption key, some at a time. It goes on where it stopped, for what is left is
 * asked of the table; several replicas may do it at once.
 */
@Singleton
class Rewrapping {

    private static final UUID FIRST = new UUID(0, 0);

    private final WrappedKeys keys;
    private final SealingKey sealingKey;
    private final Envelope envelope;
    private final int batchSize;
    private final AtomicLong stale = new AtomicLong();
    private final AtomicLong damaged = new AtomicLong();

    Rewrapping(WrappedKeys keys, SealingKey sealingKey, Envelope envelope, VaultConfig config, MeterRegistry meters) {
        this.sealingKey = sealingKey;
        this.keys = keys;
        this.envelope = envelope;
        this.batchSize = config.rewrapBatch();
        meters.gauge("vault.keys.stale", stale);
        meters.gauge("vault.keys.damaged", damaged);
    }

    /** How many data keys other keys than this one wrap, in all tenants. */
    Uni<Long> count(String current) {
        return keys.countStale(current).invoke(stale::set);
    }

    /** How many data keys an older key still wrapped when that was last counted. */
    long stale() {
        return stale.get();
    }

    /** How many of them could not be opened in the last round: changed, or their key is gone. */
    long damaged() {
        return damaged.get();
    }

    /** Blocks until no key is left that can be moved. */
    void run() throws Throwable {
        String current = envelope.currentKey();
        VertxContextSupport.subscribeAndAwait(() -> sealingKey.rewrap(current));
        long unopened = 0;
        VertxContextSupport.subscribeAndAwait(() -> count(current));
        for (var batch = next(current, FIRST); !batch.isEmpty(); batch = next(current, batch.getLast().id())) {
            for (WrappedKeys.Stale key : batch) {
                unopened += rewrap(key) ? 0 : 1;
            }
            VertxContextSupport.subscribeAndAwait(() -> count(current));
        }
        damaged.set(unopened);
    }

    private List<WrappedKeys.Stale> next(String current, UUID after) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> keys.stale(current, after, batchSize));
    }

    /** False when the key does not open; the others must not wait for it. */
    private boolean rewrap(WrappedKeys.Stale key) throws Throwable {
        try {
            VertxContextSupport.subscribeAndAwait(() -> keys.rewrap(key));
            return true;
        } catch (Undecryptable e) {
            Log.debugf("A data key does not open version=%s", key.id());
            return false;
        }
    }
}
