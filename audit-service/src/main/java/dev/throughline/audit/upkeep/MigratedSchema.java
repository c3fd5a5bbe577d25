package dev.throughline.audit.upkeep;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

import io.quarkus.runtime.StartupEvent;

import dev.throughline.common.schema.SchemaInfo;

/** Tells which version the schema has, where it is migrated before the service starts. */
class MigratedSchema {

    @Produces
    @Singleton
    SchemaInfo info() {
        return new SchemaInfo("security");
    }

    /** Where a step of its own migrates, the service has no password of the owner, who alone may read the history. */
    void tell(@Observes StartupEvent event, SchemaInfo info, Flyway flyway,
            @ConfigProperty(name = "quarkus.flyway.migrate-at-start") boolean isMigratedHere) {
        if (isMigratedHere) {
            info.migrated(flyway.info().current().getVersion().getVersion());
        }
    }
}
