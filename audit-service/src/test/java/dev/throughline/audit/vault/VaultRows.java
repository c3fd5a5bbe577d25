package dev.throughline.audit.vault;

import java.sql.SQLException;
import java.util.UUID;

import dev.throughline.testing.Infrastructure;

/** The vault's tables in the hands of the database's superuser, whom no row-level security stops. */
final class VaultRows {

    private VaultRows() {
    }

    /** Changes one bit of the value. */
    static void tamper(String credential) {
        change("UPDATE security.credential_version SET ciphertext = set_bit(ciphertext, 80, 1 - get_bit(ciphertext, 80)) "
                + "WHERE credential_id = '" + UUID.fromString(credential) + "'");
    }

    /** Exchanges values, with or without the data keys that open them. */
    static void swap(String one, String other, String columns) {
        change("UPDATE security.credential_version v SET " + columns + " FROM security.credential_version w "
                + "WHERE v.credential_id <> w.credential_id AND v.credential_id IN ('" + one + "', '" + other
                + "') AND w.credential_id IN ('" + one + "', '" + other + "')");
    }

    static void change(String sql) {
        try (var statement = Infrastructure.shared().connection().createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(String sql) {
        try (var statement = Infrastructure.shared().connection().createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
