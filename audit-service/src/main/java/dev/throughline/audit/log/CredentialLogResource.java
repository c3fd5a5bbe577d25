package dev.throughline.audit.log;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;

/** The part of the log that is about credentials, in the reference form. */
@Path("/api/credential-audit-logs")
@RequestScoped // for the caller is another one in each request
@RolesAllowed({ Scopes.AUDIT, Scopes.ADMIN })
@Produces(MediaType.APPLICATION_JSON)
public class CredentialLogResource {

    private static final Set<AuditAction> ACTIONS = Stream.of(AuditAction.values()).filter(AuditAction::isOfCredential)
            .collect(Collectors.toUnmodifiableSet());

    private final EntryQueries entries;
    private final Caller caller;

    CredentialLogResource(EntryQueries entries, Caller caller) {
        this.entries = entries;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "What was done with credentials, the newest first")
    public Uni<EntryPage<CredentialLogEntry>> page(@RestQuery @DefaultValue("0") @Min(0) int skip,
            @RestQuery @DefaultValue("50") @Min(0) @Max(1000) int limit) {
        return page(null, null, skip, limit);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One entry about a credential")
    public Uni<CredentialLogEntry> one(@RestPath long id) {
        return entries.one(caller.tenantId(), id).map(entry -> {
            if (ACTIONS.stream().noneMatch(action -> action.name().equals(entry.action()))) {
                throw ProblemException.of(404, "The entry is not about a credential");
            }
            return CredentialLogEntry.of(entry);
        });
    }

    @GET
    @Path("/by-credential/{credential}")
    @Operation(summary = "What was done with one credential")
    public Uni<EntryPage<CredentialLogEntry>> byCredential(@RestPath String credential,
            @RestQuery @DefaultValue("0") @Min(0) int skip, @RestQuery @DefaultValue("50") @Min(0) @Max(1000) int limit) {
        return page(CredentialLogEntry.SUBJECT + credential, null, skip, limit);
    }

    @GET
    @Path("/by-user/{user}")
    @Operation(summary = "What one user did with credentials")
    public Uni<EntryPage<CredentialLogEntry>> byUser(@RestPath String user, @RestQuery @DefaultValue("0") @Min(0) int skip,
            @RestQuery @DefaultValue("50") @Min(0) @Max(1000) int limit) {
        return page(null, user, skip, limit);
    }

    private Uni<EntryPage<CredentialLogEntry>> page(@Nullable String subject, @Nullable String user, int skip, int limit) {
        var query = new EntryQuery(subject, user, ACTIONS, null, null, null, skip, limit);
        return entries.page(caller.tenantId(), query).map(page -> page.map(CredentialLogEntry::of));
    }
}
