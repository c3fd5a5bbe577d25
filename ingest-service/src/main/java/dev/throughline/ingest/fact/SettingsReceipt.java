package dev.throughline.ingest.fact;

import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * What became of a change of settings.
 *
 * @param id of its event
 * @param position what a read can wait for
 * @param version the one that stands now, where the change was for one version alone
 */
public record SettingsReceipt(String id, String position, @Nullable Long version) {

    RestResponse<SettingsReceipt> answer() {
        return version == null ? RestResponse.status(RestResponse.Status.ACCEPTED, this)
                : RestResponse.ResponseBuilder.ok(this).header(HttpHeaders.ETAG, "\"" + version + "\"").build();
    }
}
