package dev.throughline.ingest.copilot;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.ingest.agent.FileOrigin.Workplace;

/** The checkout of a session. Later versions name the repository by its owner and name, apart from its host. */
final class CopilotWorkplace {

    private static final String GITHUB = "github.com";

    private CopilotWorkplace() {
    }

    static Workplace of(JsonNode context) {
        JsonNode folder = context.has("gitRoot") ? context.get("gitRoot") : context.path("cwd");
        return new Workplace(folder.asText(null), remote(context), context.path("branch").asText(null));
    }

    private static @Nullable String remote(JsonNode context) {
        String repository = context.path("repository").asText("");
        String host = context.path("repositoryHost").asText(context.path("hostType").asText("").equals("github") ? GITHUB : "");
        return repository.isEmpty() || host.isEmpty() ? null : "https://" + host + "/" + repository;
    }
}
