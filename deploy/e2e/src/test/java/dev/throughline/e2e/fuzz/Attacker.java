package dev.throughline.e2e.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.throughline.e2e.fuzz.Operation.Parameter;

/** Makes each attempt from its number alone: a good request for an operation in turn, with one thing wrong. */
final class Attacker {

    private enum Twist {
        NOTHING,
        SEGMENT,
        QUERY,
        HEADER,
        CONTENT_TYPE,
        VALUE,
        TEXT,
        PIECES
    }

    /** For bodies that a service reads for itself and describes in words. */
    private static final Map<String, String> BODIES = Map.of(
            "/api/events",
            "{\"session_id\": \"fuzzed\", \"type\": \"prompt\", \"data\": {\"text\": \"Why?\"}, \"occurred_at\": "
                    + "\"2026-01-02T03:04:05Z\", \"project\": \"github.com/fuzz/project\", \"tool\": \"x\", \"machine\": \"m\"}",
            "/api/transcripts",
            "{\"type\": \"user\", \"sessionId\": \"fuzzed\", \"uuid\": \"u\", \"cwd\": \"/x\", \"timestamp\": "
                    + "\"2026-01-02T03:04:05Z\", \"message\": {\"role\": \"user\", \"content\": [{\"type\": \"text\", \"text\": \"x\"}]}}",
            "/api/hooks/{agent}",
            "{\"session_id\": \"fuzzed\", \"hook_event_name\": \"PostToolUse\", \"cwd\": \"/x\", \"tool_name\": "
                    + "\"Bash\", \"tool_input\": {\"command\": \"ls\"}, \"tool_response\": {\"stdout\": \"x\", \"interrupted\": false}}",
            "/api/hooks/{agent}/recall",
            "{\"session_id\": \"fuzzed\", \"hook_event_name\": \"UserPromptSubmit\", \"cwd\": \"/x\", "
                    + "\"prompt\": \"Why does it fail?\"}");

    private final OpenApi api;
    private final List<Operation> operations;
    private final String token;
    private final long seed;

    Attacker(OpenApi api, List<Operation> operations, String token, long seed) {
        this.api = api;
        this.operations = List.copyOf(operations);
        this.token = token;
        this.seed = seed;
    }

    Attempt attempt(int number) {
        var random = new Random(seed * 1_000_003 + number);
        random.nextInt(); // the first numbers of neighbouring seeds are alike
        Operation operation = operations.get(number % operations.size());
        var sampler = new Sampler(api, random);
        var nonsense = new Nonsense(random);
        Twist twist = nonsense.pick(possible(operation));
        String target = path(operation, twist, sampler, nonsense) + query(operation, twist, sampler, nonsense);
        byte[] body = body(operation, twist, sampler, nonsense);
        return new Attempt(number, operation, target, headers(operation, twist, body, nonsense), body,
                twist == Twist.PIECES ? 1 + random.nextInt(5) : 1);
    }

    private static List<Twist> possible(Operation operation) {
        var twists = new ArrayList<>(List.of(Twist.NOTHING, Twist.QUERY, Twist.HEADER));
        if (operation.path().contains("{")) {
            twists.add(Twist.SEGMENT);
        }
        if (!operation.parameters("query").isEmpty()) {
            twists.addAll(List.of(Twist.QUERY, Twist.QUERY));
        }
        if (!operation.bodies().isEmpty()) {
            twists.addAll(
                    List.of(Twist.CONTENT_TYPE, Twist.VALUE, Twist.VALUE, Twist.VALUE, Twist.TEXT, Twist.TEXT, Twist.PIECES));
        }
        return twists;
    }

    private static String path(Operation operation, Twist twist, Sampler sampler, Nonsense nonsense) {
        String path = operation.path();
        for (Parameter parameter : operation.parameters("path")) {
            String value = twist == Twist.SEGMENT ? nonsense.segment() : encoded(sampler.value(parameter.schema()));
            path = path.replace("{" + parameter.name() + "}", asBytes(value));
        }
        return path;
    }

    private static String query(Operation operation, Twist twist, Sampler sampler, Nonsense nonsense) {
        var query = new StringBuilder();
        List<Parameter> parameters = operation.parameters("query");
        parameters.forEach(parameter -> query.append('&').append(parameter.name()).append('=')
                .append(encoded(sampler.value(parameter.schema()))));
        if (twist == Twist.QUERY) {
            String name = parameters.isEmpty() ? "unknown" : nonsense.pick(parameters).name();
            String value = nonsense.pick(List.of(encoded(new TextNode(nonsense.text())), asBytes(nonsense.segment())));
            // before the good one: the first of a name is what counts
            query.insert(0, "&" + name + "=" + value.replace(' ', '+'));
        }
        return query.isEmpty() ? "" : "?" + query.substring(1);
    }

    private static byte[] body(Operation operation, Twist twist, Sampler sampler, Nonsense nonsense) {
        if (operation.bodies().isEmpty()) {
            return new byte[0];
        }
        JsonNode body = sampler.body(BODIES.containsKey(operation.path()) ? known(operation)
                : operation.bodies().getOrDefault("application/json", MissingNode.getInstance()));
        return switch (twist) {
            case VALUE -> nonsense.withWrongValue(body);
            case TEXT -> nonsense.withWrongText(body);
            case NOTHING, SEGMENT, QUERY, HEADER, CONTENT_TYPE, PIECES -> Nonsense.bytes(body);
        };
    }

    private static JsonNode known(Operation operation) {
        return JsonNodeFactory.instance.objectNode().put("example",
                BODIES.get(operation.path()));
    }

    private List<String> headers(Operation operation, Twist twist, byte[] body, Nonsense nonsense) {
        var headers = new ArrayList<String>();
        headers.add("Host: localhost");
        headers.add("Connection: close");
        if (!operation.bodies().isEmpty()) {
            headers.add("Content-Length: " + body.length);
            headers.add("Content-Type: " + (twist == Twist.CONTENT_TYPE ? nonsense.pick(Nonsense.CONTENT_TYPES)
                    : nonsense.pick(operation.bodies().keySet().stream().sorted().toList())));
        }
        String odd = twist == Twist.HEADER ? nonsense.pick(Nonsense.HEADERS) : "";
        if (!odd.isEmpty()) {
            headers.add(odd);
        }
        if (!odd.startsWith("Authorization")) {
            headers.add("Authorization: Bearer " + token);
        }
        return headers;
    }

    private static String encoded(JsonNode value) {
        return URLEncoder.encode(value.isArray() ? value.path(0).asText("") : value.asText(), UTF_8).replace("+", "%20");
    }

    private static String asBytes(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }
}
