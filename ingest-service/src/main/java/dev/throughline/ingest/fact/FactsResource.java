package dev.throughline.ingest.fact;

import java.io.IOException;
import java.io.InputStream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;

import dev.throughline.common.security.Scopes;
import dev.throughline.ingest.capture.CollectedBody;

/** What a project is to remember: one value under each key, in the order in which they were set. */
@Path("/api/projects/{project}")
@RequestScoped
@CollectedBody
@RolesAllowed({ Scopes.INGEST, Scopes.ADMIN })
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Blocking // a value may be large, and a decision is waited for
public class FactsResource {

    private final FactBody body;
    private final FactService facts;

    FactsResource(FactBody body, FactService facts) {
        this.body = body;
        this.facts = facts;
    }

    @PUT
    @Path("/memories/{key}")
    @Operation(summary = "Remembers a value under a key; with If-Match or If-None-Match: * on that version alone")
    @APIResponse(responseCode = "202", description = "Kafka has the change")
    @APIResponse(responseCode = "200", description = "With a version: the change was made; version is the one that stands")
    @APIResponse(responseCode = "409", description = "With a version: another one stands, which the problem names")
    public Uni<RestResponse<FactReceipt>> set(@BeanParam FactAddress address, @RestPath String key,
            InputStream stream) throws IOException {
        var fact = body.read(stream, address, FactRequest.class);
        return facts.set(address, FactAddress.checked("key", key), fact).map(FactsResource::answer);
    }

    @POST
    @Path("/memories")
    @Operation(summary = "The same, with the key in the body")
    public Uni<RestResponse<FactReceipt>> add(@BeanParam FactAddress address, InputStream stream) throws IOException {
        var fact = body.read(stream, address, FactRequest.class);
        return facts.set(address, FactAddress.checked("key", fact.key()), fact).map(FactsResource::answer);
    }

    @DELETE
    @Path("/memories/{key}")
    @Operation(summary = "Forgets what is remembered under a key; its history stays")
    public Uni<RestResponse<FactReceipt>> remove(@BeanParam FactAddress address, @RestPath String key) {
        return facts.remove(address, FactAddress.checked("key", key)).map(FactsResource::answer);
    }

    @POST
    @Path("/memory-import")
    @Operation(summary = "Remembers what an export holds, of this project or another")
    public Uni<RestResponse<FactReceipt>> restore(@BeanParam FactAddress address, InputStream stream) throws IOException {
        return facts.setAll(address, body.read(stream, address, FactImport.class).memories()).map(FactsResource::answer);
    }

    private static RestResponse<FactReceipt> answer(FactReceipt receipt) {
        Long version = receipt.version();
        return version == null ? RestResponse.status(RestResponse.Status.ACCEPTED, receipt)
                : RestResponse.ResponseBuilder.ok(receipt).header(HttpHeaders.ETAG, "\"" + version + "\"").build();
    }
}
