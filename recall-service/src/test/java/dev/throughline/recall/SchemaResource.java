package dev.throughline.recall;

import java.util.Map;

import org.flywaydb.core.Flyway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.throughline.testing.Infrastructure;

/** Gives the shared PostgreSQL the worker's schema, from the worker's own migrations. */
public final class SchemaResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        Flyway.configure()
                .dataSource(Fixture.jdbcUrl(), "throughline_worker", Infrastructure.PASSWORD)
                .defaultSchema("memory").createSchemas(false)
                .locations("filesystem:../compression-worker/src/main/resources/db/migration")
                .load().migrate();
        return Map.of();
    }

    @Override
    public void stop() {
        // the schema ends with the database
    }
}
