package dev.throughline.ingest.fact;

import java.io.IOException;
import java.io.InputStream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;

import dev.throughline.common.security.Scopes;
import dev.throughline.ingest.capture.CollectedBody;

/** What a project sets for itself; read from recall-service, at the same address. */
@Path("/api/projects/{project}/settings")
@RequestScoped
@CollectedBody
@RolesAllowed({ Scopes.INGEST, Scopes.ADMIN })
@Consumes({ MediaType.APPLICATION_JSON, "application/merge-patch+json" })
@Produces(MediaType.APPLICATION_JSON)
@Blocking // a decision is waited for
public class ProjectSettingsResource {

    private final FactBody body;
    private final SettingsService settings;

    ProjectSettingsResource(FactBody body, SettingsService settings) {
        this.body = body;
        this.settings = settings;
    }

    @PATCH
    @Operation(summary = "Merges into a project's settings; null removes. With If-Match on that version alone")
    @APIResponse(responseCode = "202", description = "Kafka has the change")
    @APIResponse(responseCode = "200", description = "With a version: the change was made; version is the one that stands")
    @APIResponse(responseCode = "409", description = "With a version: another one stands, which the problem names")
    public Uni<RestResponse<SettingsReceipt>> change(@BeanParam FactAddress address, InputStream stream)
            throws IOException {
        return settings.change(address, address.project(), body.read(stream, address, ObjectNode.class))
                .map(SettingsReceipt::answer);
    }
}
