package dev.throughline.recall.mcp;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.Tool.Annotations;
import io.quarkiverse.mcp.server.ToolArg;
import io.quarkiverse.mcp.server.ToolResponse;
import io.smallrye.mutiny.Uni;

import dev.throughline.recall.briefing.RecallAnswer;
import dev.throughline.recall.briefing.RecallParameters;
import dev.throughline.recall.briefing.RecallResource;
import dev.throughline.recall.memory.MemoryResource;
import dev.throughline.recall.search.SearchParameters;
import dev.throughline.recall.search.SearchResource;

/** What is remembered: told for a task, searched, and read one by one. */
@Singleton
class RecallTools {

    private static final int DEFAULT_TOKENS = 1_000;
    private static final int LEAST_TOKENS = 100;
    private static final int MOST_TOKENS = 8_000;
    private static final int DEFAULT_HITS = 10;
    private static final int MOST_HITS = 50;

    private final RecallResource recall;
    private final SearchResource search;
    private final MemoryResource memories;

    RecallTools(RecallResource recall, SearchResource search, MemoryResource memories) {
        this.recall = recall;
        this.search = search;
        this.memories = memories;
    }

    @Tool(name = "recall", title = "Recall", description = """
            What a session on this project and task should know of earlier sessions: relevant decisions, solutions, rules, \
            summaries, and the files that such work touched, chosen and ranked to fit a token budget. Call it before you start \
            a task, or when the user refers to earlier work. Without a task it says where the project stands. Comes back as \
            Markdown with dates and session ids. For one detail use search instead.""", annotations = @Annotations(readOnlyHint = true, destructiveHint = false, idempotentHint = true, openWorldHint = false))
    Uni<ToolResponse> recall(
            @ToolArg(description = Described.PROJECT) String project,
            @ToolArg(required = false, description = "What is about to be done, in your own words; leave it out to learn where "
                    + "the project stands") @Nullable String task,
            @ToolArg(name = "budget_tokens", required = false, description = "At most so many tokens come back, 100-8000; 1000 "
                    + "by default") @Nullable Integer budgetTokens) {
        return ToolAnswer.of(Described.OTHER_PROJECT, () -> recall.recall(new RecallParameters(Bounds.question(task), project,
                null, Bounds.number("budget_tokens", budgetTokens, DEFAULT_TOKENS, LEAST_TOKENS, MOST_TOKENS), null, null, null,
                null)).map(RecallAnswer::markdown));
    }

    @Tool(name = "search", title = "Search memory", description = """
            Finds single memories of earlier sessions by their words: an error message, a name, a file, a question. Comes back \
            as one short line for each, the best first, with date, kind, id and score (0-10); read one whole with memory. \
            Without a query: the newest.""", annotations = @Annotations(readOnlyHint = true, destructiveHint = false, idempotentHint = true, openWorldHint = false))
    Uni<ToolResponse> search(
            @ToolArg(required = false, description = "Words or a question; the first 4000 characters count") @Nullable String query,
            @ToolArg(required = false, description = Described.PROJECT
                    + "; leave it out for all projects") @Nullable String project,
            @ToolArg(required = false, description = "Only these kinds, separated by commas: passage (what was said, verbatim), "
                    + "turn, context (a session's summary), decision, snippet, state, fact, learning, solution (a failure and "
                    + "what fixed it)") @Nullable String kinds,
            @ToolArg(required = false, description = "At most so many lines, 1-50; 10 by default") @Nullable Integer limit) {
        return ToolAnswer.of("Try fewer or other words, or leave out kinds and project.",
                () -> search.search(new SearchParameters(Bounds.question(query), project, kinds, null, null, null, null, null,
                        null, Bounds.number("limit", limit, DEFAULT_HITS, 1, MOST_HITS), null)).map(MemoryText::lines));
    }

    @Tool(name = "memory", title = "Read a memory", description = """
            One memory whole, and where it came from: date, project, session, event ids, files, and which memory replaced it or \
            was replaced by it. Use it for an id from search before you rely on a memory.""", annotations = @Annotations(readOnlyHint = true, destructiveHint = false, idempotentHint = true, openWorldHint = false))
    Uni<ToolResponse> memory(@ToolArg(description = "The memory's id, as search gives it") String id) {
        return ToolAnswer.of("Ids are in the lines of search.", () -> memories.byId(id).map(MemoryText::whole));
    }
}
