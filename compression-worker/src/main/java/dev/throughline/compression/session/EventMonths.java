package dev.throughline.compression.session;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

import dev.throughline.compression.database.AdvisoryLock;
import dev.throughline.compression.database.Database;
import dev.throughline.compression.database.Transaction;

/**
 * Makes the partitions of {@code session_event} ahead of time. A month for which none was made goes to the default
 * partition; PostgreSQL then refuses to make it later, because the default one holds rows of it. Nothing is lost by that: the
 * rows of
 * that month stay where they are, and the next month has its own partition again.
 */
@ApplicationScoped
public class EventMonths {

    private static final String CHECK_VIOLATION = "23514";

    // the parent is locked for a moment: rather later than in the way of a long transaction
    private static final String GIVE_UP_SOON = "SET LOCAL lock_timeout = '2s'";

    private static final String IS_MISSING = """
            SELECT to_regclass($1) IS NULL AS is_missing
            """;

    private static final String MAKE = """
            CREATE TABLE %s PARTITION OF session_event
            FOR VALUES FROM ('%s-01') TO ('%s-01')
            """;

    private final Database database;
    private final Clock clock;

    EventMonths(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The name of the partition that holds the events of a month. */
    public static String partition(YearMonth month) {
        return "session_event_" + month.toString().replace('-', '_');
    }

    /** This month's partition and the next one's. */
    public void prepare() {
        YearMonth now = YearMonth.now(clock.withZone(ZoneOffset.UTC));
        List.of(now, now.plusMonths(1)).forEach(this::prepare);
    }

    private void prepare(YearMonth month) {
        try (var transaction = database.begin()) {
            String partition = partition(month);
            if (transaction.tryLock(AdvisoryLock.PREPARE_MONTHS) && isMissing(transaction, partition)) {
                transaction.run(GIVE_UP_SOON);
                transaction.run(MAKE.formatted(partition, month, month.plusMonths(1)));
                transaction.commit();
            }
        } catch (PgException e) {
            if (!CHECK_VIOLATION.equals(e.getSqlState())) {
                throw e;
            }
            Log.warnf("The events of a month stay in the default partition month=%s", month);
        }
    }

    private static boolean isMissing(Transaction transaction, String partition) {
        return transaction.run(IS_MISSING, Tuple.of(partition)).iterator().next().getBoolean("is_missing");
    }
}
