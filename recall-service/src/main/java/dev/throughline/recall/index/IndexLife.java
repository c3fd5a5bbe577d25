package dev.throughline.recall.index;

import java.time.Clock;
import java.util.Map;
import java.util.Set;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;

import dev.throughline.recall.embedding.QuestionVectors;

/** Opens the index at the start, feeds it, and closes it at the end. */
@Singleton
class IndexLife {

    private final LuceneMemoryIndex index;
    private final MemoryIndex searched;
    private final IndexFeed feed;

    IndexLife(IndexConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka, Clock clock,
            MeterRegistry meters, QuestionVectors vectors) {
        index = new LuceneMemoryIndex(config, Weights.DEFAULT, clock);
        searched = vectors.isEnabled() ? new FusedMemoryIndex(index, vectors::of, vectors.leastSimilarity()) : index;
        feed = new IndexFeed(index, config, kafka, clock);
        meters.gauge("index.memories", index, LuceneMemoryIndex::size);
        meters.gauge("index.lag", feed, IndexFeed::lag);
        meters.gauge("index.silence.seconds", feed, each -> each.silence().toMillis() / 1000.0);
    }

    void start(@Observes StartupEvent event) {
        feed.start();
    }

    @PreDestroy
    void stop() {
        feed.close();
        index.close();
    }

    @Produces
    @Singleton
    MemoryIndex index() {
        return searched;
    }

    /** The models of which the index has vectors. */
    Set<String> vectorModels() {
        return index.searching(EmbeddingField::models);
    }

    @Produces
    @Singleton
    IndexFeed feed() {
        return feed;
    }
}
