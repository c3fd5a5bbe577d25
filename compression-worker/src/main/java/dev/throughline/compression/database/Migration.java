package dev.throughline.compression.database;

import jakarta.enterprise.context.ApplicationScoped;

import org.flywaydb.core.Flyway;

import dev.throughline.common.schema.SchemaInfo;

/** Brings the schema {@code memory} to this version; several workers that start at once wait for each other. */
@ApplicationScoped
public class Migration {

    private final Flyway flyway;
    private final SchemaInfo info;

    Migration(Flyway flyway, SchemaInfo info) {
        this.flyway = flyway;
        this.info = info;
    }

    public void run() {
        flyway.migrate();
        info.migrated(flyway.info().current().getVersion().getVersion());
    }
}
