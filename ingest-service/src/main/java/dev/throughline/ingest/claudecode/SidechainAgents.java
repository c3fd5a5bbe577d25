package dev.throughline.ingest.claudecode;

import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.ingest.agent.AgentIds;
import dev.throughline.ingest.agent.Recent;

/** Which sub-agent wrote a record. Older versions only link the records of a chain. */
final class SidechainAgents {

    private static final int MOST_RECORDS = 10_000;

    private final Map<String, String> agentsByRecord = new Recent<>(MOST_RECORDS);

    /** None for the main conversation. */
    Optional<String> agentOf(JsonNode record) {
        if (!record.path("isSidechain").asBoolean()) {
            return Optional.empty();
        }
        String uuid = record.path("uuid").asText();
        String agent = AgentIds.agentsOwn(record.get("agentId"))
                .orElseGet(() -> agentsByRecord.getOrDefault(record.path("parentUuid").asText(), "sidechain-" + uuid));
        agentsByRecord.put(uuid, agent);
        return Optional.of(agent);
    }
}
