package dev.throughline.e2e;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import dev.throughline.testing.Infrastructure;

/**
 * Where the parts of a suite find each other, as the variables that an operator sets.
 *
 * @param more what else is set for each of them
 */
public record Surroundings(String bootstrapServers, int databasePort, Path indexFolder, Map<String, String> more) {

    public static final String ADMINISTRATOR = "administrator";
    public static final String PASSWORD = "a-password-for-tests";

    /** One for all: what one audit-service wrapped in the database, the next has to open. */
    private static final Path VAULT_KEY = newFile("vault", "");

    /** What audit-service needs, with signing keys of its own. */
    public Map<String, String> ofAudit() {
        var environment = of(URI.create("http://127.0.0.1:1"));
        environment.put("SIGNING_KEY_FILE", newFile("signing", ".pem").toString());
        environment.put("VAULT_KEY_FILE", VAULT_KEY.toString());
        environment.put("AUDIT_HEAD_KEY_FILE", newFile("audit", ".pem").toString());
        environment.put("ADMINISTRATOR_PASSWORD", PASSWORD);
        return environment;
    }

    /** What any other service needs. */
    public Map<String, String> of(URI audit) {
        var environment = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers,
                "DATABASE_HOST", "127.0.0.1",
                "DATABASE_PORT", Integer.toString(databasePort),
                "DATABASE_PASSWORD", Infrastructure.PASSWORD,
                "INDEX_FOLDER", indexFolder.toString(),
                "SECRET_FINGERPRINT_KEY", PASSWORD,
                "AUDIT_URL", audit.toString()));
        environment.putAll(more);
        return environment;
    }

    private static Path newFile(String name, String ending) {
        return Path.of("target", name + "-" + UUID.randomUUID() + ending).toAbsolutePath();
    }
}
