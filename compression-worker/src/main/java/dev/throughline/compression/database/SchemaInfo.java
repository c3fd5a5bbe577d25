package dev.throughline.compression.database;

import java.util.Comparator;
import java.util.Map;

import jakarta.inject.Singleton;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;

import io.quarkus.info.runtime.spi.InfoContributor;

/** Tells at {@code /q/info} which version of the schema this build brings. */
@Singleton
class SchemaInfo implements InfoContributor {

    private static final String PREFIX = "V";

    private final Flyway flyway;

    SchemaInfo(Flyway flyway) {
        this.flyway = flyway;
    }

    @Override
    public String name() {
        return "schema";
    }

    @Override
    public Map<String, Object> data() {
        return Map.of("name", flyway.getConfiguration().getDefaultSchema(), "version", newest().getVersion());
    }

    private MigrationVersion newest() {
        return flyway.getConfiguration().getResourceProvider().getResources(PREFIX, new String[] { ".sql" }).stream()
                .map(migration -> migration.getFilename().substring(PREFIX.length()).replaceFirst("__.*", ""))
                .map(MigrationVersion::fromVersion)
                .max(Comparator.naturalOrder())
                .orElse(MigrationVersion.EMPTY);
    }
}
