package dev.throughline.compression.retention;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.compression.database.Database;
import dev.throughline.compression.database.Transaction;

/** The partitions of {@code session_event}, and the table {@code bygone_month} of those that left. */
@Singleton
class MonthStore {

    /** Of a session that goes on for longer than events are kept, all events stay, and with them its month. */
    private static final String MONTHS = """
            SELECT p.month, p.bytes, coalesce(
              p.month + interval '1 month' < now() - make_interval(secs => $1::float8) AND NOT EXISTS (
                SELECT
                FROM session s
                WHERE s.event_month = p.month AND s.deleted_at IS NULL
                  AND s.touched_at > now() - make_interval(secs => $1)), false) AS leaves
            FROM (
              SELECT to_date(right(c.relname, 7), 'YYYY_MM') AS month, pg_total_relation_size(c.oid) AS bytes
              FROM pg_inherits i
              JOIN pg_class c ON c.oid = i.inhrelid
              WHERE i.inhparent = 'session_event'::regclass AND c.relname ~ '^session_event_[0-9]{4}_[0-9]{2}$') AS p
            ORDER BY p.month
            """;

    private static final String NOTE = """
            INSERT INTO bygone_month (month, known_until)
            VALUES (to_date($1, 'YYYY-MM'), now() - make_interval(secs => $2))
            """;

    // who writes events waits for this moment, and this for who writes them: rather later than in the way of a long transaction
    private static final String LOCK = """
            SET LOCAL lock_timeout = '2s';
            LOCK TABLE session_event IN ACCESS EXCLUSIVE MODE
            """;

    private final Database database;

    MonthStore(Database database) {
        this.database = database;
    }

    /** All months, the oldest first; without an age none of them leaves. */
    List<KeptMonth> months(@Nullable Duration keep) {
        try (var transaction = database.begin()) {
            return months(transaction, keep);
        }
    }

    List<KeptMonth> months(Transaction transaction, @Nullable Duration keep) {
        var months = new ArrayList<KeptMonth>();
        transaction.run(MONTHS, Tuple.of(keep == null ? null : (double) keep.toSeconds())).forEach(row -> months
                .add(KeptMonth.of(row.getLocalDate("month"), row.getLong("bytes"), row.getBoolean("leaves"))));
        return months;
    }

    /** Lets nobody write an event until the end of the transaction; fails soon when somebody does. */
    void lock(Transaction transaction) {
        transaction.run(LOCK);
    }

    void drop(Transaction transaction, KeptMonth month, Duration keep) {
        transaction.run(NOTE, Tuple.of(month.month(), (double) keep.toSeconds()));
        transaction.run("DROP TABLE " + month.partition());
    }
}
