package dev.throughline.recall.briefing;

import java.util.List;
import java.util.Locale;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;
import dev.throughline.recall.project.Projects;
import dev.throughline.recall.request.Parameters;

/** The recall call of the reference system, in its form: numbered memories with their scores, as markdown. */
@Path("/api/conversation-contexts/recall")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
public class ReferenceRecallResource {

    private static final int DEFAULT_LIMIT = 10;
    private static final int MOST = 50;
    private static final double DEFAULT_FLOOR = 5;
    private static final int TOKENS = 4_000;

    private final RecallService service;
    private final Projects projects;
    private final Caller caller;

    ReferenceRecallResource(RecallService service, Projects projects, Caller caller) {
        this.service = service;
        this.projects = projects;
        this.caller = caller;
    }

    @GET
    @Produces("text/markdown;charset=UTF-8")
    @Operation(summary = "Memories by relevance, in the reference system's form")
    public Uni<String> recall(@RestQuery("project_id") @Nullable String projectId, @RestQuery @Nullable String tags,
            @RestQuery @Nullable String limit, @RestQuery("min_relevance_score") @Nullable String minRelevanceScore) {
        var reader = new Parameters();
        String project = reader.text("project_id", projectId);
        List<String> wantedTags = reader.list("tags", tags);
        var budget = new Wanted.Budget(TOKENS, Integer.MAX_VALUE, reader.number("limit", limit, DEFAULT_LIMIT, 1, MOST));
        var floor = new Wanted.Floor(reader.score("min_relevance_score", minRelevanceScore, DEFAULT_FLOOR), 0);
        reader.check();
        var anywhere = new Wanted("", null, null, wantedTags, budget, floor);
        return project == null ? answer(anywhere)
                : projects.named(caller, project).chain(found -> found
                        .map(known -> answer(new Wanted("", known, null, wantedTags, budget, floor)))
                        .orElse(Uni.createFrom().item("")));
    }

    private Uni<String> answer(Wanted wanted) {
        return service.ranked(caller, wanted).map(ReferenceRecallResource::text);
    }

    private static String text(List<Item> items) {
        if (items.isEmpty()) {
            return "";
        }
        var text = new StringBuilder("## Previous Context\n\nWhat earlier sessions left, the most relevant first.\n");
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            text.append(String.format(Locale.ROOT, "%n### %d. %s (Score: %.1f/10)%n*Type: %s*%n%n%s%n%n---%n", i + 1,
                    item.memory().title(), item.score(), item.memory().kind().wireName(), item.memory().body()));
        }
        return text.toString().replace("\r\n", "\n");
    }
}
