package dev.throughline.e2e;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.throughline.common.json.Json;

/**
 * A made-up session of Claude Code, both as the transcript that it leaves and as the hook calls that it makes. Every turn
 * is a prompt, two tool calls, and an answer.
 *
 * @param prompts one a turn; the same text may come again
 */
record Conversation(String session, List<String> prompts) {

    static final int CALLS_A_TURN = 2;

    private static final Instant START = Instant.parse("2026-10-01T09:00:00Z");
    private static final String FOLDER = "/home/dev/shop";
    private static final String VERSION = "2.1.63";

    static Conversation ofTurns(String session, int turns) {
        return new Conversation(session, IntStream.range(0, turns)
                .mapToObj(turn -> "Please change rule %d of the price list in %s".formatted(turn, session)).toList());
    }

    int toolCalls() {
        return prompts.size() * CALLS_A_TURN;
    }

    /** The JSON lines that the agent writes. */
    String transcript() {
        var records = new ArrayList<Map<String, Object>>();
        for (int turn = 0; turn < prompts.size(); turn++) {
            records.add(record("user", turn, 0, Map.of("role", "user", "content", prompts.get(turn))));
            for (int call = 0; call < CALLS_A_TURN; call++) {
                records.add(
                        assistant(turn, 1 + 2 * call, Map.of("type", "tool_use", "id", callId(turn, call), "name", tool(call),
                                "input", input(turn, call))));
                records.add(record("user", turn, 2 + 2 * call, Map.of("role", "user", "content", List.of(
                        Map.of("type", "tool_result", "tool_use_id", callId(turn, call), "content", output(turn, call))))));
            }
            records.add(assistant(turn, 9, Map.of("type", "text", "text", answer(turn))));
        }
        return records.stream().map(record -> new String(Json.bytes(record), StandardCharsets.UTF_8))
                .collect(joining("\n", "", "\n"));
    }

    /** The payloads of the hook calls, in order; none has a prompt id, as in the versions that wrote such transcripts. */
    List<Map<String, Object>> hookCalls() {
        var calls = new ArrayList<Map<String, Object>>();
        calls.add(payload("SessionStart", Map.of("source", "startup")));
        for (int turn = 0; turn < prompts.size(); turn++) {
            calls.add(payload("UserPromptSubmit", Map.of("prompt", prompts.get(turn))));
            for (int call = 0; call < CALLS_A_TURN; call++) {
                calls.add(payload("PostToolUse", Map.of("tool_name", tool(call), "tool_input", input(turn, call),
                        "tool_use_id", callId(turn, call), "tool_response", Map.of("stdout", output(turn, call)))));
            }
            calls.add(payload("Stop", Map.of("stop_hook_active", false, "last_assistant_message", answer(turn))));
        }
        calls.add(payload("SessionEnd", Map.of("reason", "other")));
        return calls;
    }

    private Map<String, Object> payload(String event, Map<String, Object> own) {
        var payload = new LinkedHashMap<String, Object>(Map.of("session_id", session, "cwd", FOLDER,
                "transcript_path", FOLDER + "/" + session + ".jsonl", "hook_event_name", event));
        payload.putAll(own);
        return payload;
    }

    private Map<String, Object> assistant(int turn, int step, Map<String, Object> block) {
        return record("assistant", turn, step, Map.of("role", "assistant", "type", "message", "id",
                "msg-%s-%d-%d".formatted(session, turn, step), "model", "claude-opus-4-6", "content", List.of(block), "usage",
                Map.of("input_tokens", 10, "output_tokens", 5)));
    }

    private Map<String, Object> record(String type, int turn, int step, Map<String, Object> message) {
        return Map.of("type", type, "uuid", uuid(turn, step), "timestamp", START.plusSeconds(turn * 60L + step).toString(),
                "sessionId", session, "cwd", FOLDER, "version", VERSION, "gitBranch", "main", "isSidechain", false, "userType",
                "external", "message", message);
    }

    private String uuid(int turn, int step) {
        return UUID.nameUUIDFromBytes((session + "/" + turn + "/" + step).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private String callId(int turn, int call) {
        return "toolu_%s_%d_%d".formatted(session, turn, call);
    }

    private static String tool(int call) {
        return call == 0 ? "Read" : "Bash";
    }

    private static Map<String, Object> input(int turn, int call) {
        return call == 0 ? Map.of("file_path", FOLDER + "/src/Rule" + turn + ".java")
                : Map.of("command", "./mvnw test -Dtest=Rule" + turn + "Test");
    }

    private static String output(int turn, int call) {
        return (call == 0 ? "class Rule" + turn + " { int price() { return " + turn + "; } }\n"
                : "Tests run: " + turn + ", Failures: 0\n").repeat(10);
    }

    private static String answer(int turn) {
        return "Rule " + turn + " is changed, and its test passes.";
    }
}
