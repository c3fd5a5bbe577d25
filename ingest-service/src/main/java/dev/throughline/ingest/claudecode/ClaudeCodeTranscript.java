package dev.throughline.ingest.claudecode;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.EventType;
import dev.throughline.ingest.event.Draft;
import dev.throughline.ingest.event.Draft.Origin;
import dev.throughline.ingest.event.SessionIds;
import dev.throughline.ingest.event.Times;

/**
 * Makes events of one Claude Code transcript, record by record. The same file gives the same events with the same ids,
 * and a longer version of it the same and more. One for one file; its memory is bounded whatever the file holds.
 */
public final class ClaudeCodeTranscript {

    /** Whole files, pictures and progress: what is large in a record and never part of an event. */
    public static final Set<String> UNUSED_FIELDS = Set.of("toolUseResult", "snapshot", "data", "todos", "thinkingMetadata",
            "planContent");

    private static final int MOST_KINDS = 100;

    private final Function<@Nullable String, Origin> origins;
    private final Clock clock;
    private final Consumer<Draft> events;
    private final Map<String, Integer> skipped = new TreeMap<>();
    private final PendingCalls calls = new PendingCalls();
    private final Usages usages;
    private final Conversation conversation;
    private final Sidechains sidechains;
    private @Nullable Origin origin;
    private @Nullable String sessionId;
    private @Nullable String startedSession;

    /**
     * Begins a file.
     *
     * @param origins where the events come from, by the folder that the file names first
     * @param events takes them in their order
     */
    public ClaudeCodeTranscript(Function<@Nullable String, Origin> origins, Clock clock, Consumer<Draft> events) {
        this.origins = origins;
        this.clock = clock;
        this.events = events;
        this.usages = new Usages(events);
        this.conversation = new Conversation(events);
        this.sidechains = new Sidechains(events);
    }

    /** The session of the last record that named one. */
    public @Nullable String sessionId() {
        return sessionId;
    }

    /** Records without an event of their own, by type. */
    public Map<String, Integer> skipped() {
        return Map.copyOf(skipped);
    }

    /**
     * Takes the next record.
     *
     * @param lineBytes its size
     * @return what is wrong with it, or nothing
     */
    public Optional<String> read(JsonNode record, int lineBytes) {
        String type = record.path("type").asText();
        if (!type.equals("user") && !type.equals("assistant")) {
            skip(type.isEmpty() ? "other" : record.has("subtype") ? type + "/" + record.path("subtype").asText() : type);
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

    /** The file is at its end: what was held back goes out. */
    public void end() {
        conversation.end();
        sidechains.end();
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
        return new Place(session, at, sidechains.agentOf(record).orElse(null), origin(record));
    }

    private Origin origin(JsonNode record) {
        Origin known = origin == null ? origins.apply(record.path("cwd").asText(null)) : origin;
        String branch = record.path("gitBranch").asText("");
        if (!branch.isEmpty() && !branch.equals(known.branch())) {
            known = new Origin(known.source(), known.project(), known.tool(), known.machine(), branch);
        }
        origin = known;
        return known;
    }

    private void start(Place place, JsonNode record) {
        if (place.agentId() == null && !place.sessionId().equals(startedSession)) {
            startedSession = place.sessionId();
            ObjectNode data = JsonNodeFactory.instance.objectNode().put("source", "startup");
            for (String field : List.of("cwd", "version")) {
                if (record.path(field).isTextual()) {
                    data.set(field, record.get(field));
                }
            }
            events.accept(place.event(EventType.SESSION_STARTED, Names.SESSION_STARTED, data));
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
            skip("user/" + reason.get());
        } else if (agent == null) {
            conversation.prompt(place, text, Names.agentsOwn(record.get("promptId")));
        } else if (!sidechains.ask(place, agent, text)) {
            skip("user/sidechain");
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
            Optional<ToolCall> call = Names.agentsOwn(block.get("tool_use_id")).flatMap(calls::take);
            call.ifPresent(finished -> events.accept(finished(place, finished, block)));
            matched |= call.isPresent();
        }
        if (!matched) {
            skip("user/result_without_call");
        }
    }

    private static Draft finished(Place place, ToolCall call, JsonNode result) {
        return result.path("is_error").asBoolean()
                ? place.event(EventType.TOOL_FAILED, Names.tool(call.id()), call.failure(result.get("content")))
                : place.event(EventType.TOOL_RESULT, Names.tool(call.id()), call.result(result.get("content")));
    }

    private void assistant(Place place, JsonNode record, int lineBytes) {
        if (record.path("isApiErrorMessage").asBoolean()
                || record.path("message").path("model").asText().equals("<synthetic>")) {
            skip("assistant/synthetic");
            return;
        }
        usages.line(place, record.path("message"));
        boolean said = false;
        for (JsonNode block : record.path("message").path("content")) {
            said |= block(place, block, lineBytes);
        }
        if (!said) {
            skip("assistant/thinking");
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
        Names.agentsOwn(use.get("id"))
                .ifPresent(id -> calls.add(new ToolCall(id, use.path("name").asText(), use.get("input")), lineBytes));
        return true;
    }

    private boolean say(Place place, String text) {
        if (text.isEmpty()) {
            return false;
        }
        String agent = place.agentId();
        if (agent != null) {
            sidechains.say(place, agent, text);
        } else if (conversation.say(place, text)) {
            skip("assistant/interim_text");
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

    /** The kinds are the file's, so their number is bounded. */
    private void skip(String kind) {
        boolean isUsable = skipped.containsKey(kind) || (skipped.size() < MOST_KINDS && kind.length() <= 100);
        skipped.merge(isUsable && SessionIds.isPrintable(kind) ? kind : "other", 1, Integer::sum);
    }
}
