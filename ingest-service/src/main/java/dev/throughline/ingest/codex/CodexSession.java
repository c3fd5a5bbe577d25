package dev.throughline.ingest.codex;

import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.ingest.agent.AgentIds;
import dev.throughline.ingest.agent.FileOrigin;
import dev.throughline.ingest.agent.FileOrigin.Workplace;
import dev.throughline.ingest.agent.Startup;
import dev.throughline.ingest.event.Draft.Origin;
import dev.throughline.ingest.event.SessionIds;

/**
 * The session of a file, from its first record.
 *
 * @param agentId the sub-agent whose file it is; its session is then the one that started it
 * @param startup what is told of its start
 */
record CodexSession(String id, @Nullable String agentId, Origin origin, Startup startup) {

    /** A session, or why there is none. */
    sealed interface Reading {

        record Usable(CodexSession session) implements Reading {
        }

        record Unusable(String reason) implements Reading {
        }
    }

    static Reading of(JsonNode meta, Function<Workplace, Origin> origins) {
        Optional<String> thread = AgentIds.agentsOwn(meta.get("id"));
        Optional<String> parent = meta.path("source").has("subagent") ? parent(meta) : Optional.empty();
        String id = parent.or(() -> thread).orElse("");
        Optional<String> fault = SessionIds.fault(id);
        if (fault.isPresent()) {
            return new Reading.Unusable("payload.id " + fault.get());
        }
        var workplace = new Workplace(meta.path("cwd").asText(null), meta.path("git").path("repository_url").asText(null),
                meta.path("git").path("branch").asText(null));
        return new Reading.Usable(new CodexSession(id, parent.isPresent() ? thread.orElse(null) : null,
                new FileOrigin(origins).at(workplace), Startup.of(meta.path("cwd"), meta.path("cli_version"))));
    }

    private static Optional<String> parent(JsonNode meta) {
        JsonNode spawn = meta.path("source").path("subagent").path("thread_spawn");
        return AgentIds.agentsOwn(spawn.get("parent_thread_id")).or(() -> AgentIds.agentsOwn(meta.get("parent_thread_id")))
                .or(() -> AgentIds.agentsOwn(meta.get("session_id")));
    }
}
