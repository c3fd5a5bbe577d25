package dev.throughline.recall.setting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;
import dev.throughline.recall.freshness.Freshness;

/** What the tenant has set for itself, for its administrators; changed through ingest-service, at the same address. */
@Path("/api/settings")
@RequestScoped
@RolesAllowed(Scopes.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
public class TenantSettingsResource {

    private final SettingQueries settings;
    private final Freshness freshness;
    private final Caller caller;

    TenantSettingsResource(SettingQueries settings, Freshness freshness, Caller caller) {
        this.settings = settings;
        this.freshness = freshness;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "What the tenant has set; the ETag is the version")
    public Uni<RestResponse<SettingsView>> read(@RestQuery @Nullable String after) {
        return freshness.after(after).chain(() -> settings.view(caller, null)).map(SettingsView::answer);
    }
}
