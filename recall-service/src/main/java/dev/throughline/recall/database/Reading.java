package dev.throughline.recall.database;

import java.util.function.Function;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;

/** A SELECT, and what its rows say. */
public record Reading<T>(Statement statement, Function<RowSet<Row>, T> meaning) {
}
