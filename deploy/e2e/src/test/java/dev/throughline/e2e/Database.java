package dev.throughline.e2e;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.throughline.testing.Infrastructure;

/** What is really stored, read past every service and every row-level policy. */
final class Database {

    private Database() {
    }

    static void execute(String sql, Object... parameters) {
        try (var connection = Infrastructure.shared().database().superuser();
                var statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + sql, e);
        }
    }

    static long count(String sql, Object... parameters) {
        return Long.parseLong(texts(sql, parameters).getFirst());
    }

    /** The first column of every row, as text. */
    static List<String> texts(String sql, Object... parameters) {
        try {
            return texts(Infrastructure.shared().connection(), sql, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + sql, e);
        }
    }

    /** The same as the role that serves reads, for a tenant and a member. */
    static List<String> textsAsReader(String tenant, String member, String sql, Object... parameters) {
        try (var connection = Infrastructure.shared().database().superuser()) {
            texts(connection, "SELECT set_config('throughline.tenant', ?, false)", tenant);
            texts(connection, "SELECT set_config('throughline.member', ?, false)", member);
            texts(connection, "SELECT set_config('role', 'throughline_recall', false)");
            return texts(connection, sql, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + sql, e);
        }
    }

    private static List<String> texts(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (var rows = statement.executeQuery()) {
                var texts = new ArrayList<String>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            }
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof List<?> texts) {
                Array array = statement.getConnection().createArrayOf("text", texts.toArray());
                statement.setArray(i + 1, array);
            } else {
                statement.setObject(i + 1, parameters[i]);
            }
        }
    }
}
