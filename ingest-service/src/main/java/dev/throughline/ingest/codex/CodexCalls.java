package dev.throughline.ingest.codex;

import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.throughline.common.event.EventType;
import dev.throughline.ingest.agent.AgentIds;
import dev.throughline.ingest.agent.PendingCalls;
import dev.throughline.ingest.agent.Place;
import dev.throughline.ingest.agent.ToolCall;
import dev.throughline.ingest.event.Draft;

/** The tool calls of a file. Each method returns why its record carries no event, or nothing where it does or will. */
final class CodexCalls {

    private static final String READ_ON = "write_stdin";

    private final Consumer<Draft> events;
    private final PendingCalls pending = new PendingCalls();
    private final RunningCommands commands = new RunningCommands();

    CodexCalls(Consumer<Draft> events) {
        this.events = events;
    }

    /** Takes a {@code response_item} record. */
    Optional<String> item(Place place, JsonNode item, int bytes) {
        String type = item.path("type").asText();
        return switch (type) {
            case "function_call" -> called(item, item.get("arguments"), bytes);
            case "custom_tool_call" -> called(item, item.get("input"), bytes);
            case "function_call_output", "custom_tool_call_output" -> answered(place, item);
            case "message" -> Optional.of("response_item/message/" + item.path("role").asText());
            default -> Optional.of("response_item/" + type);
        };
    }

    /** Takes a search of the web, which is a call and its answer in one. */
    Optional<String> searched(Place place, JsonNode search) {
        Optional<String> id = AgentIds.agentsOwn(search.get("call_id"));
        id.ifPresent(call -> {
            var input = JsonNodeFactory.instance.objectNode().put("query", search.path("query").asText());
            events.accept(place.event(EventType.TOOL_RESULT, AgentIds.tool(call),
                    new ToolCall(call, "web_search", input).result(null)));
        });
        return id.isPresent() ? Optional.empty() : Optional.of("event_msg/web_search_end");
    }

    private Optional<String> called(JsonNode item, @Nullable JsonNode input, int bytes) {
        AgentIds.agentsOwn(item.get("call_id"))
                .ifPresent(id -> pending.add(CodexTool.called(id, CodexTool.name(item), input), bytes));
        return Optional.empty();
    }

    private Optional<String> answered(Place place, JsonNode item) {
        Optional<ToolCall> call = AgentIds.agentsOwn(item.get("call_id")).flatMap(pending::take);
        if (call.isEmpty()) {
            return Optional.of("response_item/output without call");
        }
        Optional<RunningCommands.Ended> ended = ended(call.get(), CodexOutput.of(item.get("output")));
        ended.ifPresent(whole -> events.accept(place.event(whole.output().type(), AgentIds.tool(whole.call().id()),
                whole.output().data(whole.call()))));
        return ended.isPresent() ? Optional.empty() : Optional.of("response_item/output of a running command");
    }

    private Optional<RunningCommands.Ended> ended(ToolCall call, CodexOutput output) {
        return call.name().equals(READ_ON) ? commands.readOn(call.input(), output) : commands.answered(call, output);
    }
}
