package dev.throughline.ingest.claudecode;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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
import dev.throughline.ingest.agent.Transcript;
import dev.throughline.ingest.event.Draft;
import dev.throughline.ingest.event.Draft.Origin;
import dev.throughline.ingest.event.SessionIds;
import dev.throughline.ingest.event.Times;

/** A transcript of Claude Code. */
public final class ClaudeCodeTranscript implements Transcript {

    /** Whole files, pictures and progress: what is large in a record and never part of an event. */
    public static final Set<String> UNUSED_FIELDS = Set.of("toolUseResult", "snapshot", "data", "todos", "thinkingMetadata",
            "planContent");

    private final Clock clock;
    private final Consumer<Draft> events;
    private final SkippedRecords skipped = new SkippedRecords();
    private final PendingCalls calls = new PendingCalls();
    private final Usages usages;
    private final Conversation conversation;
    private final FileOrigin origin;
    private final SidechainAgents sidechains = new SidechainAgents();
    private final SubAgents subAgents;
    private @Nullable String sessionId;
    private @Nullable String startedSession;

    /**
     * Begins a file.
     *
     * @param origins where the events come from, by the checkout that the file names first
     * @param events takes them in their order
     */
    public ClaudeCodeTranscript(Function<Workplace, Origin> origins, Clock clock, Consumer<Draft> events) {
        this.origin = new FileOrigin(origins);
        this.clock = clock;
        this.events = events;
        this.usages = new Usages(events);
        this.conversation = Conversation.withPromptIds(events);
        this.subAgents = new SubAgents(events);
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
    public Optional<String> read(ObjectNode record, int lineBytes) {
        String type = record.path("type").asText();
        if (!type.equals("user") && !type.equals("assistant")) {
            skipped.add(type.isEmpty() ? "other" : record.has("subtype") ? type + "/" + record.path("subtype").asText() : type);
            return Optional.empty();
        }
        String session = record.path("sessionId").asText(sessionId == null ? "" : sessionId);
        Optional<String> fault = SessionIds.fault(session);
        if (fault.isEmpty()) {
            changeSession(session);
            Place place = place(record, session);
            start(place, record);
            if (type.equals("user")) {
                user(place, record);
            } else {
                assistant(place, record, lineBytes);
            }
        }
        return fault.map(reason -> "sessionId " + reason);
    }

    @Override
    public void end() {
        conversation.end();
        subAgents.end();
        usages.end();
    }

    /** A resumed session's file may begin with records of the one that it goes on from. */
    private void changeSession(String session) {
        if (!session.equals(sessionId)) {
            conversation.end();
            sessionId = session;
        }
    }

    private Place place(JsonNode record, String session) {
        Instant at = Times.sane(record.path("timestamp").asText(null), clock).orElse(null);
        return new Place(session, at, sidechains.agentOf(record).orElse(null), origin.at(workplace(record)));
    }

    private static Workplace workplace(JsonNode record) {
        return new Workplace(record.path("cwd").asText(null), null, record.path("gitBranch").asText(null));
    }

    private void start(Place place, JsonNode record) {
        if (place.agentId() == null && !place.sessionId().equals(startedSession)) {
            startedSession = place.sessionId();
            events.accept(Startup.of(record.path("cwd"), record.path("version")).event(place));
        }
    }

    private void user(Place place, JsonNode record) {
        JsonNode content = record.path("message").path("content");
        if (hasResults(content)) {
            results(place, content);
            return;
        }
        String agent = place.agentId();
        String text = HumanText.of(texts(content));
        Optional<String> reason = notHuman(record, text);
        if (reason.isPresent()) {
            skipped.add("user/" + reason.get());
        } else if (agent == null) {
            conversation.prompt(place, text, AgentIds.agentsOwn(record.get("promptId")));
        } else if (!subAgents.ask(place, agent, text)) {
            skipped.add("user/sidechain");
        }
    }

    private static Optional<String> notHuman(JsonNode record, String text) {
        if (record.path("isMeta").asBoolean()) {
            return Optional.of("meta");
        }
        if (record.path("isCompactSummary").asBoolean()) {
            return Optional.of("compact_summary");
        }
        String kind = record.path("origin").path("kind").asText("human");
        return !kind.equals("human") ? Optional.of("injected") : text.isEmpty() ? Optional.of("command") : Optional.empty();
    }

    private void results(Place place, JsonNode content) {
        boolean matched = false;
        for (JsonNode block : content) {
            Optional<ToolCall> call = AgentIds.agentsOwn(block.get("tool_use_id")).flatMap(calls::take);
            call.ifPresent(finished -> events.accept(finished(place, finished, block)));
            matched |= call.isPresent();
        }
        if (!matched) {
            skipped.add("user/result_without_call");
        }
    }

    private static Draft finished(Place place, ToolCall call, JsonNode result) {
        return result.path("is_error").asBoolean()
                ? place.event(EventType.TOOL_FAILED, AgentIds.tool(call.id()), call.failure(result.get("content")))
                : place.event(EventType.TOOL_RESULT, AgentIds.tool(call.id()), call.result(result.get("content")));
    }

    private void assistant(Place place, JsonNode record, int lineBytes) {
        if (record.path("isApiErrorMessage").asBoolean()
                || record.path("message").path("model").asText().equals("<synthetic>")) {
            skipped.add("assistant/synthetic");
            return;
        }
        usages.line(place, record.path("message"));
        boolean said = false;
        for (JsonNode block : record.path("message").path("content")) {
            said |= block(place, block, lineBytes);
        }
        if (!said) {
            skipped.add("assistant/thinking");
        }
    }

    private boolean block(Place place, JsonNode block, int lineBytes) {
        return switch (block.path("type").asText()) {
            case "text" -> say(place, block.path("text").asText().strip());
            case "tool_use" -> call(block, lineBytes);
            default -> false;
        };
    }

    private boolean call(JsonNode use, int lineBytes) {
        AgentIds.agentsOwn(use.get("id"))
                .ifPresent(id -> calls.add(new ToolCall(id, use.path("name").asText(), use.get("input")), lineBytes));
        return true;
    }

    private boolean say(Place place, String text) {
        if (text.isEmpty()) {
            return false;
        }
        String agent = place.agentId();
        if (agent != null) {
            subAgents.say(place, agent, text);
        } else if (conversation.say(place, text)) {
            skipped.add("assistant/interim_text");
        }
        return true;
    }

    private static boolean hasResults(JsonNode content) {
        for (JsonNode block : content) {
            if (block.path("type").asText().equals("tool_result")) {
                return true;
            }
        }
        return false;
    }

    private static String texts(JsonNode content) {
        if (content.isTextual()) {
            return content.textValue();
        }
        var texts = new ArrayList<String>();
        for (JsonNode block : content) {
            if (block.path("type").asText().equals("text")) {
                texts.add(block.path("text").asText());
            }
        }
        return String.join("\n", texts);
    }

}
