package dev.throughline.recall.index;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

import dev.throughline.common.memory.Memory;

/** The index of recall-service with other settings, without the service around it. */
public final class StudiedIndex implements AutoCloseable {

    private static final String CLUSTER = "none";

    private final LuceneMemoryIndex index;
    private long applied;

    /** Opens the folder, which may hold an index already: its documents do not depend on the ranking. */
    public StudiedIndex(Path folder, Ranking ranking) {
        var config = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(IndexConfig.class)
                .withSources(new PropertiesConfigSource(Map.of("index.folder", folder.toString()), "study", 500)).build();
        index = new LuceneMemoryIndex(config.getConfigMapping(IndexConfig.class), ranking.asWeights(), Clock.systemUTC());
    }

    public void add(Collection<Memory> memories) {
        var now = Clock.systemUTC().instant();
        index.apply(memories.stream().map(memory -> Change.of(memory, now)).toList(), Map.of(0, ++applied));
    }

    /** Makes everything findable, also for the next who opens the folder. */
    public void commit() {
        index.commit(CLUSTER);
        index.refresh();
    }

    public void refresh() {
        index.refresh();
    }

    /** What the service's own index would find. */
    public List<Found> search(List<IndexQuery> queries) {
        return index.search(queries);
    }

    /** The ids of what {@code GET /api/search} would answer, the best first. */
    public List<UUID> search(IndexQuery query) {
        return index.search(query).hits().stream().map(Found.Hit::id).toList();
    }

    @Override
    public void close() {
        index.close();
    }
}
