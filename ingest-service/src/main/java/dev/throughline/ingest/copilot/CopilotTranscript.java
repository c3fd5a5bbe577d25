package dev.throughline.ingest.copilot;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.EventType;
import dev.throughline.ingest.agent.AgentIds;
import dev.throughline.ingest.agent.Conversation;
import dev.throughline.ingest.agent.FileOrigin;
import dev.throughline.ingest.agent.FileOrigin.Workplace;
import dev.throughline.ingest.agent.PendingCalls;
import dev.throughline.ingest.agent.Place;
import dev.throughline.ingest.agent.SkippedRecords;
import dev.throughline.ingest.agent.Startup;
import dev.throughline.ingest.agent.SubAgents;
import dev.throughline.ingest.agent.ToolCall;
import dev.throughline.ingest.agent.ToolContents;
import dev.throughline.ingest.agent.Transcript;
import dev.throughline.ingest.event.Draft;
import dev.throughline.ingest.event.Draft.Origin;
import dev.throughline.ingest.event.SessionIds;
import dev.throughline.ingest.event.Times;

/** A file of events of Copilot CLI. A person's text stands beside what was made of it for the model, which is not read. */
public final class CopilotTranscript implements Transcript {

    /** Who may have written a user message, where it is told; the others are skills and the agent itself. */
    private static final Set<String> HUMAN = Set.of("", "user");

    private final FileOrigin origin;
    private final Clock clock;
    private final Consumer<Draft> events;
    private final SkippedRecords skipped = new SkippedRecords();
    private final PendingCalls calls = new PendingCalls();
    private final ToolContents contents = new ToolContents();
    private final Conversation conversation;
    private final SubAgents subAgents;
    private final CopilotUsages usages;
    private @Nullable String sessionId;
    private Workplace workplace = Workplace.folder(null);

    /**
     * Begins a file.
     *
     * @param origins where the events come from, by the checkout that the file names
     * @param events takes them in their order
     */
    public CopilotTranscript(Function<Workplace, Origin> origins, Clock clock, Consumer<Draft> events) {
        this.origin = new FileOrigin(origins);
        this.clock = clock;
        this.events = events;
        this.conversation = Conversation.withPromptIds(events);
        this.subAgents = new SubAgents(events);
        this.usages = new CopilotUsages(events);
    }

    @Override
    public @Nullable String sessionId() {
        return sessionId;
    }

    @Override
    public Map<String, Integer> skipped() {
        return skipped.counts();
    }

    @Override
    public Optional<String> read(ObjectNode record, int bytes) {
        String type = record.path("type").asText();
        JsonNode data = record.path("data");
        if (type.equals("session.start") && sessionId == null) {
            return begin(record, data);
        }
        if (sessionId == null) {
            return Optional.of("stands before the record session.start, which names the session");
        }
        take(place(sessionId, record, data), type, record, bytes);
        return Optional.empty();
    }

    @Override
    public void end() {
        subAgents.end();
    }

    private Optional<String> begin(ObjectNode record, JsonNode start) {
        String id = start.path("sessionId").asText();
        Optional<String> fault = SessionIds.fault(id).map(reason -> "data.sessionId " + reason);
        if (fault.isEmpty()) {
            sessionId = id;
            workplace = CopilotWorkplace.of(start.path("context"));
            var startup = new Startup(start.path("context").path("cwd"), start.path("copilotVersion"),
                    start.path("selectedModel"));
            events.accept(startup.event(place(id, record, start)));
        }
        return fault;
    }

    private Place place(String session, ObjectNode record, JsonNode data) {
        return new Place(session, Times.sane(record.path("timestamp").asText(null), clock).orElse(null),
                agent(record, data), origin.at(workplace));
    }

    /** What a sub-agent does names the call that started it. */
    private static @Nullable String agent(ObjectNode record, JsonNode data) {
        return AgentIds.agentsOwn(record.get("agentId")).or(() -> AgentIds.agentsOwn(data.get("parentToolCallId")))
                .orElse(null);
    }

    private void take(Place place, String type, ObjectNode record, int bytes) {
        JsonNode data = record.path("data");
        switch (type) {
            case "user.message" -> asked(place, data);
            case "assistant.message" -> said(place, data);
            case "tool.execution_start" -> called(data, bytes);
            case "tool.execution_complete" -> answered(place, data);
            case "session.shutdown" -> usages.shutdown(place, AgentIds.agentsOwn(record.get("id")), data.path("modelMetrics"));
            case "session.context_changed" -> move(data);
            default -> skipped.add(type);
        }
    }

    private void move(JsonNode context) {
        workplace = CopilotWorkplace.of(context);
        skipped.add("session.context_changed");
    }

    private void asked(Place place, JsonNode message) {
        String text = message.path("content").asText().strip();
        String agent = place.agentId();
        if (text.isEmpty() || !HUMAN.contains(message.path("source").asText(""))) {
            skipped.add("user.message/injected");
        } else if (agent == null) {
            conversation.prompt(place, text, Optional.empty());
        } else if (!subAgents.ask(place, agent, text)) {
            skipped.add("user.message/to a sub-agent");
        }
    }

    /** A text beside calls of tools only announces them. */
    private void said(Place place, JsonNode message) {
        usages.message(place, message);
        String text = message.path("content").asText().strip();
        String agent = place.agentId();
        if (text.isEmpty() || !message.path("toolRequests").isEmpty()) {
            skipped.add(text.isEmpty() ? "assistant.message/without text" : "assistant.message/interim text");
        } else if (agent == null) {
            conversation.say(place, text);
            conversation.end();
        } else {
            subAgents.say(place, agent, text);
        }
    }

    private void called(JsonNode start, int bytes) {
        AgentIds.agentsOwn(start.get("toolCallId")).ifPresent(
                id -> calls.add(CopilotTool.called(id, start.path("toolName").asText(), start.get("arguments")), bytes));
    }

    private void answered(Place place, JsonNode end) {
        Optional<ToolCall> call = AgentIds.agentsOwn(end.get("toolCallId")).flatMap(calls::take);
        if (call.isEmpty()) {
            skipped.add("tool.execution_complete/without start");
            return;
        }
        boolean isDone = end.path("success").asBoolean(true);
        ObjectNode data = isDone ? call.get().result(end.path("result").path("content"))
                : call.get().failure(end.path("error"));
        events.accept(
                place.event(isDone ? EventType.TOOL_RESULT : EventType.TOOL_FAILED, contents.next(call.get().id()), data));
    }
}
