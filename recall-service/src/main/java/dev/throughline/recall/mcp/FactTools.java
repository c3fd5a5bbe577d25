package dev.throughline.recall.mcp;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.Tool.Annotations;
import io.quarkiverse.mcp.server.ToolArg;
import io.quarkiverse.mcp.server.ToolResponse;
import io.smallrye.mutiny.Uni;

import dev.throughline.recall.fact.FactParameters;
import dev.throughline.recall.fact.FactResource;

/** What a project remembers under keys. */
@Singleton
class FactTools {

    private static final int DEFAULT_FACTS = 20;
    private static final int MOST_FACTS = 50;

    private final FactResource facts;

    FactTools(FactResource facts) {
        this.facts = facts;
    }

    @Tool(name = "facts", title = "Facts of a project", description = """
            What was put under keys for a project, for example its test command or a convention: with a key its whole value, \
            without one a line for each key, the latest change first. Use it for what people or agents set on purpose; what \
            was said and done in sessions is found by search.""", annotations = @Annotations(readOnlyHint = true, destructiveHint = false, idempotentHint = true, openWorldHint = false))
    Uni<ToolResponse> facts(@ToolArg(description = Described.PROJECT) String project,
            @ToolArg(required = false, description = "One key, exactly as the list gives it") @Nullable String key,
            @ToolArg(required = false, description = "Without a key: only facts with these words") @Nullable String query,
            @ToolArg(required = false, description = "At most so many lines, 1-50; 20 by default") @Nullable Integer limit) {
        return key == null || key.isBlank()
                ? ToolAnswer.of(Described.OTHER_PROJECT, () -> facts.list(parameters(project, Bounds.question(query),
                        Bounds.number("limit", limit, DEFAULT_FACTS, 1, MOST_FACTS))).map(FactText::lines))
                : ToolAnswer.of("Call facts without a key to see which there are.",
                        () -> facts.byKey(parameters(project, null, null), Bounds.name("key", key))
                                .map(found -> FactText.whole(found.getEntity())));
    }

    private static FactParameters parameters(String project, @Nullable String query, @Nullable String limit) {
        return new FactParameters(Bounds.name("project", project), null, null, query, null, null, null, limit, null);
    }
}
