package dev.throughline.recall.database;

import io.vertx.mutiny.sqlclient.Tuple;

/** One SELECT and its parameters. */
public record Statement(String sql, Tuple parameters) {
}
