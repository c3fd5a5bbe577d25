package dev.throughline.recall.freshness;

import java.util.HashMap;
import java.util.Map;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;

import dev.throughline.recall.database.TenantDatabase;

/** Reads how far the worker and its relay are. */
@Singleton
class PipelineQueries {

    /** One statement, so that all of it is of one moment. */
    private static final String SELECT_PIPELINE = """
            SELECT 'next' AS what, topic, partition, next_offset AS value
            FROM consumer_offset
            UNION ALL
            SELECT 'published', '', partition, last_offset
            FROM outbox_reach
            UNION ALL
            SELECT 'last', '', 0, max(sequence)
            FROM outbox
            UNION ALL
            SELECT 'first', '', 0, min(sequence)
            FROM outbox
            LIMIT 10000
            """;

    private final TenantDatabase database;

    PipelineQueries(TenantDatabase database) {
        this.database = database;
    }

    Uni<Pipeline> pipeline() {
        return database.readShared(SELECT_PIPELINE).map(PipelineQueries::pipeline);
    }

    private static Pipeline pipeline(RowSet<Row> rows) {
        var next = new HashMap<Pipeline.Slot, Long>();
        var published = new HashMap<Integer, Long>();
        long last = 0;
        long first = Long.MAX_VALUE;
        for (Row row : rows) {
            Long value = row.getLong("value");
            switch (row.getString("what")) {
                case "next" -> next.put(new Pipeline.Slot(row.getString("topic"), row.getInteger("partition")), value);
                case "published" -> published.put(row.getInteger("partition"), value);
                case "last" -> last = value == null ? last : value;
                case "first" -> first = value == null ? first : value;
                case String other -> throw new IllegalStateException("The statement has no " + other);
            }
        }
        return new Pipeline(next, last, first, Map.copyOf(published));
    }
}
