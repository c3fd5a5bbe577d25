package dev.throughline.audit;

import java.util.Comparator;
import java.util.Map;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.Configuration;

import io.quarkus.info.runtime.spi.InfoContributor;

/** Tells at {@code /q/info} which version of the schema this build brings. */
@Singleton
class SchemaInfo implements InfoContributor {

    private static final String PREFIX = "V";

    // asked for late: this bean is made before Flyway is
    private final Instance<Flyway> flyway;

    SchemaInfo(Instance<Flyway> flyway) {
        this.flyway = flyway;
    }

    @Override
    public String name() {
        return "schema";
    }

    @Override
    public Map<String, Object> data() {
        return Map.of("name", configuration().getDefaultSchema(), "version", newest().getVersion());
    }

    private Configuration configuration() {
        return flyway.get().getConfiguration();
    }

    private MigrationVersion newest() {
        return configuration().getResourceProvider().getResources(PREFIX, new String[] { ".sql" }).stream()
                .map(migration -> migration.getFilename().substring(PREFIX.length()).replaceFirst("__.*", ""))
                .map(MigrationVersion::fromVersion)
                .max(Comparator.naturalOrder())
                .orElse(MigrationVersion.EMPTY);
    }
}
