package dev.throughline.recall.setting;

import java.time.Instant;
import java.util.Map;

import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What is set, as readers see it.
 *
 * @param project absent for the tenant's
 * @param version 0 where nothing is set
 * @param inForce every setting that is not as it comes, by itself, by a profile or, for a project, by the tenant
 * @param updatedBy the member who changed it last
 */
public record SettingsView(@Nullable String project, long version, JsonNode settings, Map<String, Integer> inForce,
        @Nullable Instant updatedAt, @Nullable String updatedBy) {

    public SettingsView {
        inForce = Map.copyOf(inForce);
    }

    RestResponse<SettingsView> answer() {
        return RestResponse.ResponseBuilder.ok(this).header(HttpHeaders.ETAG, "\"" + version + "\"").build();
    }
}
