package dev.throughline.audit.log;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.throughline.testing.Infrastructure;

/** A tenant's log, as the database's superuser sees and falsifies it. */
public record Ledger(String tenant) {

    public static Ledger of(String tenant) {
        return new Ledger(tenant);
    }

    public List<Long> sequences() {
        return column("SELECT sequence FROM security.audit_entry WHERE tenant_id = ? ORDER BY sequence").stream()
                .map(Long::valueOf).toList();
    }

    public String entry(long sequence) {
        return column("SELECT entry FROM security.audit_entry WHERE tenant_id = ? AND sequence = " + sequence).getFirst();
    }

    /** Runs statements past all triggers; {@code ?} is the tenant. */
    public void falsify(String... statements) {
        try (var connection = Infrastructure.shared().database().superuser()) {
            connection.createStatement().execute("SET session_replication_role = replica");
            for (String sql : statements) {
                try (var statement = connection.prepareStatement(sql)) {
                    statement.setString(1, tenant);
                    if (statement.executeUpdate() == 0) {
                        throw new IllegalStateException("Nothing was falsified: " + sql);
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> column(String sql) {
        try (var statement = Infrastructure.shared().connection().prepareStatement(sql)) {
            statement.setString(1, tenant);
            var rows = statement.executeQuery();
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
