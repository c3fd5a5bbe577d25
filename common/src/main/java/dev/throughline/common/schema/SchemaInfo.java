package dev.throughline.common.schema;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.quarkus.info.runtime.spi.InfoContributor;

/**
 * What {@code /q/info} tells of a service's schema: its name, and its version once it is migrated. Quarkus asks for it once,
 * when the service starts, so that the answer is one that goes on changing.
 */
public final class SchemaInfo implements InfoContributor {

    private final Map<String, Object> data = new ConcurrentHashMap<>();

    /** @param schema by its name in PostgreSQL */
    public SchemaInfo(String schema) {
        data.put("name", schema);
    }

    /** Notes the version to which the schema was brought. */
    public void migrated(String version) {
        data.put("version", version);
    }

    @Override
    public String name() {
        return "schema";
    }

    @Override
    public Map<String, Object> data() {
        return data;
    }
}
