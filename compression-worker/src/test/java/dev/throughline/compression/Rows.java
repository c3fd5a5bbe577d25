package dev.throughline.compression;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.throughline.testing.Infrastructure;

/** Reads the database as a superuser, to whom row-level security does not apply. */
final class Rows {

    /** The first column of all rows. */
    List<String> texts(String sql, Object... parameters) {
        try (var statement = connection().prepareStatement(sql)) {
            return texts(statement, parameters);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    void execute(String sql) {
        try (var connection = Infrastructure.shared().database().superuser(); var statement = connection.createStatement()) {
            connection.setSchema("memory");
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    long count(String sql, Object... parameters) {
        return Long.parseLong(texts(sql, parameters).getFirst());
    }

    private static Connection connection() throws SQLException {
        var connection = Infrastructure.shared().connection();
        connection.setSchema("memory");
        return connection;
    }

    private static List<String> texts(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        var texts = new ArrayList<String>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
