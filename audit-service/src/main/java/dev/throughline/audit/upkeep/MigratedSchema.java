package dev.throughline.audit.upkeep;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.flywaydb.core.Flyway;

import io.quarkus.runtime.StartupEvent;

import dev.throughline.common.schema.SchemaInfo;

/** Tells which version the schema has, which is migrated before the service starts. */
class MigratedSchema {

    @Produces
    @Singleton
    SchemaInfo info() {
        return new SchemaInfo("security");
    }

    void tell(@Observes StartupEvent event, SchemaInfo info, Flyway flyway) {
        info.migrated(flyway.info().current().getVersion().getVersion());
    }
}
