package dev.throughline.recall.dashboard.edit;

import java.time.Duration;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.RecordMetadata;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;

import dev.throughline.recall.dashboard.DashboardConfig;
import dev.throughline.recall.database.TenantDatabase;

/** Waits a little until the worker has made an edit, so that who made it sees it. */
@Singleton
class EditArrival {

    private static final String SELECT_OFFSETS = """
            SELECT partition, next_offset
            FROM consumer_offset
            WHERE topic = 'memory.edited.v1'
            LIMIT 1000
            """;
    private static final Duration POLL = Duration.ofMillis(40);

    private final TenantDatabase database;
    private final Duration patience;

    EditArrival(TenantDatabase database, DashboardConfig config) {
        this.database = database;
        this.patience = config.editPatience();
    }

    /** Ends also when the worker takes longer: the edit is on its way then. */
    Uni<Void> await(RecordMetadata edit) {
        return Uni.createFrom().deferred(() -> database.readShared(SELECT_OFFSETS))
                .onItem().delayIt().by(POLL)
                .repeat().until(rows -> isPast(rows, edit))
                .onItem().ignoreAsUni()
                .ifNoItem().after(patience).recoverWithUni(Uni.createFrom().voidItem());
    }

    private static boolean isPast(RowSet<Row> rows, RecordMetadata edit) {
        for (Row row : rows) {
            if (row.getInteger("partition") == edit.partition() && row.getLong("next_offset") > edit.offset()) {
                return true;
            }
        }
        return false;
    }
}
