package dev.throughline.compression.embed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;

import dev.throughline.common.embedding.EmbeddingRefused;
import dev.throughline.common.outbox.Relay;
import dev.throughline.compression.background.BackgroundWork;
import dev.throughline.compression.database.AdvisoryLock;
import dev.throughline.compression.database.Database;

/**
 * Embeds what has no vector yet, a batch at a time; of all workers one at a time does this. What is to do stands in the
 * database, so it goes on after any stop. No row is locked while the endpoint is asked.
 */
@Singleton
class MemoryEmbedder implements BackgroundWork {

    private static final String HARMLESS = "hello";

    private final EmbeddingConfig config;
    private final Database database;
    private final EmbeddingStore store;
    private final GuardedEndpoint endpoint;
    private final Relay relay;
    private final MeterRegistry meters;
    private boolean isPrepared;

    MemoryEmbedder(EmbeddingConfig config, Database database, EmbeddingStore store, GuardedEndpoint endpoint, Relay relay,
            MeterRegistry meters) {
        this.config = config;
        this.database = database;
        this.store = store;
        this.endpoint = endpoint;
        this.relay = relay;
        this.meters = meters;
    }

    @Override
    public String name() {
        return "embedding";
    }

    @Override
    public boolean isEnabled() {
        return config.enabled();
    }

    @Override
    public Duration interval() {
        return config.interval();
    }

    @Override
    public boolean step() {
        prepare();
        int embedded = embed();
        meters.counter("memories.embedded").increment(embedded);
        if (embedded > 0) {
            relay.wake();
        }
        return embedded == config.batchSize();
    }

    /** Returns how many memories are done. */
    private int embed() {
        try (var transaction = database.begin()) {
            if (!transaction.tryLock(AdvisoryLock.EMBED_MEMORIES)) {
                return 0;
            }
            var embedded = embedded(store.missing(transaction, endpoint.model(), config));
            if (!embedded.isEmpty()) {
                store.save(transaction, endpoint.model(), embedded);
            }
            transaction.commit();
            return embedded.size();
        }
    }

    /** Outside of a transaction: the making of an index waits for the end of all others, this thread's own too. */
    private void prepare() {
        if (!isPrepared) {
            store.prepare(endpoint.model());
            isPrepared = true;
        }
    }

    private List<EmbeddingStore.Embedded> embedded(List<MissingEmbedding> missing) {
        if (missing.isEmpty()) {
            return List.of();
        }
        try {
            var vectors = endpoint.embed(missing.stream().map(MissingEmbedding::text).toList());
            var embedded = new ArrayList<EmbeddingStore.Embedded>(missing.size());
            for (int i = 0; i < missing.size(); i++) {
                embedded.add(new EmbeddingStore.Embedded(missing.get(i), Optional.of(vectors.get(i))));
            }
            return embedded;
        } catch (EmbeddingRefused e) {
            return embeddedOneByOne(missing);
        }
    }

    /** Finds the texts that spoil the batch. If the endpoint refuses any text at all, it is not their fault. */
    private List<EmbeddingStore.Embedded> embeddedOneByOne(List<MissingEmbedding> missing) {
        endpoint.embed(List.of(HARMLESS));
        return missing.stream().map(this::embeddedOrRefused).toList();
    }

    private EmbeddingStore.Embedded embeddedOrRefused(MissingEmbedding memory) {
        try {
            return new EmbeddingStore.Embedded(memory, Optional.of(endpoint.embed(List.of(memory.text())).getFirst()));
        } catch (EmbeddingRefused e) {
            return new EmbeddingStore.Embedded(memory, Optional.empty());
        }
    }
}
