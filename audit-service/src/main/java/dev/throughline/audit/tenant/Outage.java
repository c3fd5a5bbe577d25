package dev.throughline.audit.tenant;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.hibernate.exception.JDBCConnectionException;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;

import dev.throughline.common.problem.ProblemException;

/** Tells that PostgreSQL is away, or cannot take the work now, from what is wrong with the work. */
public final class Outage {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private Outage() {
    }

    public static boolean isCauseOf(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(10).anyMatch(cause -> switch (cause) {
            case IOException away -> true;
            case TimeoutException late -> true;
            case io.smallrye.mutiny.TimeoutException late -> true;
            case ClosedConnectionException lost -> true;
            case JDBCConnectionException lost -> true;
            case PgException refusal -> isNotNow(refusal.getSqlState());
            default -> false;
        });
    }

    /** What a client is told of it. */
    static ProblemException unavailable() {
        return ProblemException.unavailable("The database is away", RETRY_AFTER);
    }

    /** Out of resources, or being shut down. */
    private static boolean isNotNow(String state) {
        return state.startsWith("53") || state.startsWith("57");
    }
}
