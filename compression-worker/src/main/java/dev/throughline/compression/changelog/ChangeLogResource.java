package dev.throughline.compression.changelog;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.Blocking;

import dev.throughline.common.outbox.Relay;
import dev.throughline.common.security.Scopes;

/** The administrator's way to a new change log. */
@Path("/api/admin/change-log")
@RolesAllowed(Scopes.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ChangeLogResource {

    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final UUID FIRST = new UUID(0, 0);

    private final ChangeLogStore store;
    private final Relay relay;

    ChangeLogResource(ChangeLogStore store, Relay relay) {
        this.store = store;
        this.relay = relay;
    }

    @POST
    @Path("/rebuild")
    @Operation(summary = "Write the next memories of all tenants to the change log again, as they are; repeat with after= what is next")
    public ChangeLogPage rebuild(@RestQuery @Nullable @Pattern(regexp = "(" + ID + "/[^\\x00]*)?") String after) {
        int slash = after == null ? -1 : after.indexOf('/');
        var page = after == null || slash < 0 ? store.write("", FIRST)
                : store.write(after.substring(slash + 1), UUID.fromString(after.substring(0, slash)));
        relay.wake();
        return page;
    }
}
