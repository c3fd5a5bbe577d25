package dev.throughline.recall.briefing;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;
import dev.throughline.recall.memory.MemoryQueries;
import dev.throughline.recall.memory.StoredMemory;
import dev.throughline.recall.request.Parameters;
import dev.throughline.recall.session.KnownSessions;

/** What an agent needs that goes on where a session stopped. */
@Path("/api/sessions")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
public class ResumptionResource {

    private static final String MARKDOWN = "text/markdown;charset=UTF-8;qs=0.5";
    private static final int MOST_TOKENS = 32_000;

    private final Lineage lineage;
    private final MemoryQueries memories;
    private final KnownSessions known;
    private final BriefingConfig config;
    private final Caller caller;

    ResumptionResource(Lineage lineage, MemoryQueries memories, KnownSessions known, BriefingConfig config, Caller caller) {
        this.lineage = lineage;
        this.memories = memories;
        this.known = known;
        this.config = config;
        this.caller = caller;
    }

    @GET
    @Path("/{id}/resumption")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What this session and those from which it goes on did, decided and left open")
    public Uni<Resumption> resumption(@RestPath String id, @RestQuery("budget_tokens") @Nullable String budgetTokens,
            @RestQuery @Nullable String after) {
        var reader = new Parameters();
        int most = reader.number("budget_tokens", budgetTokens, config.defaultTokens(), 1, MOST_TOKENS);
        reader.check();
        return known.of(id, after, () -> lineage.of(caller, id)).chain(line -> written(line, most));
    }

    @GET
    @Path("/{id}/resumption")
    @Produces(MARKDOWN)
    @Operation(hidden = true) // the same address and parameters as above, as text alone
    public Uni<String> markdown(@RestPath String id, @RestQuery("budget_tokens") @Nullable String budgetTokens,
            @RestQuery @Nullable String after) {
        return resumption(id, budgetTokens, after).map(Resumption::markdown);
    }

    private Uni<Resumption> written(List<Lineage.Ancestor> line, int mostTokens) {
        var ids = line.stream().flatMap(ancestor -> ancestor.memories().stream()).toList();
        return memories.byIds(caller, ids).map(found -> new ResumptionWriter(mostTokens,
                found.stream().collect(Collectors.toMap(StoredMemory::id, Function.identity()))).write(line));
    }
}
