package dev.throughline.compression.database;

import jakarta.enterprise.context.ApplicationScoped;

import org.flywaydb.core.Flyway;

/** Brings the schema {@code memory} to this version; several workers that start at once wait for each other. */
@ApplicationScoped
public class Migration {

    private final Flyway flyway;

    Migration(Flyway flyway) {
        this.flyway = flyway;
    }

    public void run() {
        flyway.migrate();
    }
}
