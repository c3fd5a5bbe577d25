package dev.throughline.audit.log;

import java.util.stream.Stream;

import io.vertx.pgclient.PgException;

/** Tells that an entry or a hash stands where the log was about to write: somebody else put it there. */
public final class Forgery {

    private static final String UNIQUE_VIOLATION = "23505";

    private Forgery() {
    }

    public static boolean isSeenIn(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(10)
                .anyMatch(cause -> cause instanceof PgException refusal && UNIQUE_VIOLATION.equals(refusal.getSqlState()));
    }
}
