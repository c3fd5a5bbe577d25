package dev.throughline.compression.database;

import java.io.IOException;
import java.util.Set;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;

/** Sorts failures of the database, in one place. */
public final class Outage {

    /**
     * The SQLSTATE classes for which the values themselves are to blame. All other classes are an outage: a connection that
     * broke, a deadlock, a full disk, and also a table that is missing because a migration has not run. Were such a failure
     * taken for the record's fault, all records would go to the dead letters one after the other.
     */
    private static final Set<String> FAULTS_OF_VALUES = Set.of("21", "22", "23", "54");

    private Outage() {
    }

    /** Whether this failure means that PostgreSQL is away or cannot take the work now. */
    public static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException refusal) {
                return !FAULTS_OF_VALUES.contains(refusal.getSqlState().substring(0, 2));
            }
            if (cause instanceof TimeoutException || cause instanceof IOException || cause instanceof VertxException
                    || cause instanceof NoStackTraceThrowable || cause instanceof ClosedConnectionException) {
                return true;
            }
        }
        return false;
    }
}
