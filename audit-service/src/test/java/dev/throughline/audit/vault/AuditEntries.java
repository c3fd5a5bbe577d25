package dev.throughline.audit.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.throughline.testing.Infrastructure;

/** The audit log as the database's superuser sees it. */
final class AuditEntries {

    private static final String OF_SUBJECT = """
            SELECT upper(action), upper(outcome)
            FROM security.audit_entry
            WHERE tenant_id = ? AND subject = ?
            ORDER BY sequence
            """;

    private AuditEntries() {
    }

    /** Action and outcome of everything about a subject. */
    static List<String> of(String tenant, String subject) {
        try (var statement = Infrastructure.shared().connection().prepareStatement(OF_SUBJECT)) {
            statement.setString(1, tenant);
            statement.setString(2, subject);
            return read(statement.executeQuery());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> ofCredential(String tenant, String id) {
        return of(tenant, "credential/" + id);
    }

    private static List<String> read(ResultSet rows) throws SQLException {
        var entries = new ArrayList<String>();
        while (rows.next()) {
            entries.add(rows.getString(1) + " " + rows.getString(2));
        }
        return entries;
    }
}
