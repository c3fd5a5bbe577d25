package dev.throughline.compression.rescan;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

import io.smallrye.common.annotation.Blocking;

import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;

/** The administrator's way to have what is stored looked at by the rules of today. */
@Path("/api/admin/rescan")
@RequestScoped // for the caller is another one in each request
@RolesAllowed(Scopes.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class RescanResource {

    private final RescanService rescans;
    private final Caller caller;

    RescanResource(RescanService rescans, Caller caller) {
        this.rescans = rescans;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(202)
    @Operation(summary = "Take secrets out of all that is stored of the tenant, by the rules of today")
    public RescanView request() {
        return RescanView.of(rescans.request(caller));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "How far a rescan is, and what it found")
    public RescanView find(@RestPath UUID id) {
        return RescanView.of(rescans.find(caller, id));
    }
}
