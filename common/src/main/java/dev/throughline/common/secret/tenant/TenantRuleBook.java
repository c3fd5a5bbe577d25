package dev.throughline.common.secret.tenant;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.event.SecretRuleChanged;
import dev.throughline.common.follow.ChangeReader;
import dev.throughline.common.json.Json;

/** The rules of all tenants that are in force, as {@code secret-rule.changed.v1} says. Any thread may ask. */
public final class TenantRuleBook implements ChangeReader {

    private final Map<String, Map<String, SecretRuleChanged>> rules = new HashMap<>();
    private final Map<String, TenantRules> compiled = new ConcurrentHashMap<>();

    /** The tenant's rules at this moment. */
    public TenantRules of(String tenantId) {
        return compiled.getOrDefault(tenantId, TenantRules.NONE);
    }

    @Override
    public synchronized void changed(String key, byte @Nullable [] value) throws IOException {
        String tenant = key.substring(0, key.lastIndexOf('/'));
        var changed = new HashMap<>(rules.getOrDefault(tenant, Map.of()));
        if (value == null) {
            changed.remove(key);
        } else {
            changed.put(key, Json.read(value, SecretRuleChanged.class));
        }
        compiled.put(tenant, TenantRules.of(changed.values())); // first: a rule that does not compile changes nothing
        rules.put(tenant, changed);
    }
}
