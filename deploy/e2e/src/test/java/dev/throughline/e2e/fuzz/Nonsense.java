package dev.throughline.e2e.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.json.Json;

/** Everything that a client should not send. */
final class Nonsense {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Stands for half a character, which no library writes. */
    private static final String HALF = "half-a-character";

    private static final List<String> TEXTS = List.of("", " ", "\u0000", "\u0007\u001b[2J", HALF, "\ufffe\uffff", "🦊",
            "مرحبا\u202e",
            "../../etc/passwd", "a'; DROP TABLE memory.session; --", "${jndi:ldap://x}", "{{7*7}}", "%s%n%d", "NaN", "null",
            "-1", "9223372036854775808", "1e999", "9999-99-99T99:99:99Z", "+999999999-12-31T23:59:59.999999999Z",
            "-999999999-01-01T00:00:00Z", "0000-00-00", "00000000-0000-0000-0000-000000000000", "a\nb\r\nc",
            "(((((a+)+)+)+)+)$",
            "* OR id:*", "\"", "\\", "0:1,0:1", "99:1", "-1:-1", "a,b,,c", "github.com/../..", "x".repeat(201),
            "x".repeat(5_000));

    private static final List<String> SEGMENTS = List.of("", ".", "..", "...", "%2e%2e", "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
            "..%5c..%5cx", "%00", "a%00b", "%ff%fe", "%c0%ae%c0%ae", "%zz", "%", "%2", "a;b=c", "a%3bb", "//", "\\", "{id}",
            "*",
            "%0d%0aX-Injected:%20yes", "%20", "+", "~", "é", "%F0%9F%A6%8A", "x".repeat(3_000), "-1", "9223372036854775808");

    static final List<String> CONTENT_TYPES = List.of("", "text/plain", "application/xml", "application/json; charset=utf-7",
            "application/json; charset=nonsense", "application/json;;;", "a/b/c", "json", "*/*", "application/*",
            "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded", "application/x-ndjson", "application/json; charset=\"", "/", "\u00e9/\u00ff");

    static final List<String> HEADERS = List.of("Accept: nonsense", "Accept: application/xml", "Accept: text/markdown;q=x",
            "Accept: ",
            "Accept: */*;q=-1", "Content-Encoding: gzip", "Content-Encoding: br", "Content-Encoding: gzip, gzip",
            "Idempotency-Key: " + "k".repeat(4_000), "Idempotency-Key: \u00ff\u00fe", "If-Match: *", "If-Match: W/\"\"",
            "If-Match: x",
            "If-None-Match: \"", "Range: bytes=-1", "Expect: nonsense", "Accept-Language: *-*-*", "X-Forwarded-For: ' OR 1=1",
            "X-Throughline-Occurred-At: never", "X-Throughline-Occurred-At: +999999999-12-31T23:59:59Z",
            "X-Throughline-Remote: file:///etc/passwd", "X-Throughline-Remote: git@:::/", "X-Throughline-Machine: \u00ff",
            "X-HTTP-Method-Override: DELETE", "Cookie: a=b; a; =; \"", "Last-Event-ID: x", "Last-Event-ID: 99:99",
            "Origin: null", "Upgrade: websocket", "Content-Language: 1", "Authorization: Bearer", "Authorization: Basic !!!",
            "Authorization: Bearer a.b.c", "Authorization: Bearer " + "x".repeat(7_000));

    private final Random random;

    Nonsense(Random random) {
        this.random = random;
    }

    String text() {
        return pick(TEXTS);
    }

    String segment() {
        return pick(SEGMENTS);
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** The body with one value of another kind, or without it. */
    byte[] withWrongValue(JsonNode body) {
        var holder = NODES.arrayNode().add(body.deepCopy());
        var places = new ArrayList<Consumer<JsonNode>>();
        collect(holder, places);
        pick(places).accept(value());
        return bytes(holder.get(0));
    }

    /** The body as no JSON library would write it. */
    byte[] withWrongText(JsonNode body) {
        String text = new String(bytes(body), UTF_8);
        return switch (random.nextInt(12)) {
            case 0 -> new byte[0];
            case 1 -> text.substring(0, random.nextInt(text.length() + 1)).getBytes(UTF_8);
            case 2 -> text.replaceFirst("\\{", "{\"id\": 1, \"id\": [], ").getBytes(UTF_8);
            case 3 -> inserted(text, "\u00ff\u00fe\u00c0\u0080").getBytes(ISO_8859_1);
            case 4 -> text.getBytes(UTF_16);
            case 5 -> ("\ufeff" + text).getBytes(UTF_8);
            case 6 -> "[".repeat(20_000).getBytes(UTF_8);
            case 7 -> nestedIn(pick(List.of(500, 990, 995, 3_000)), text);
            case 8 -> inserted(text, "\u0000").getBytes(UTF_8);
            case 9 -> (text + text + "]}").getBytes(UTF_8);
            case 10 -> pick(List.of("null", "[]", "[[]]", "{}", "0", "\"\"", "[null]", "NaN", "'a'", "{a:1}", "\n\n\n"))
                    .getBytes(UTF_8);
            default -> ("{\"" + "k".repeat(60_000) + "\": " + "9".repeat(2_000) + "}").getBytes(UTF_8);
        };
    }

    /** Around the depth at which JSON is no longer read. */
    private static byte[] nestedIn(int depth, String text) {
        String field = text.startsWith("{") ? text.substring(0, text.length() - 1) + ", \"nested\": " : "{\"a\":";
        return (field + "{\"a\":".repeat(depth) + "1" + "}".repeat(depth) + "}").getBytes(UTF_8);
    }

    private String inserted(String text, String odd) {
        int place = random.nextInt(text.length() + 1);
        return text.substring(0, place) + odd + text.substring(place);
    }

    private JsonNode value() {
        return switch (random.nextInt(14)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(true);
            case 2 -> NODES.numberNode(-1);
            case 3 -> NODES.numberNode(Long.MAX_VALUE);
            case 4 -> NODES.numberNode(new BigDecimal("1e400"));
            case 5 -> NODES.numberNode(new BigDecimal("-0.000000000000000000000000000001"));
            case 6 -> NODES.arrayNode();
            case 7 -> NODES.arrayNode().addNull().add(1).add("x").addObject();
            case 8 -> NODES.objectNode();
            case 9 -> NODES.objectNode().put("", "").put("\u0000", "\u0000").put("a.b[0]", 1);
            case 10 -> NODES.textNode("x".repeat(30_000 + random.nextInt(40_000)));
            case 11 -> nested();
            default -> NODES.textNode(text());
        };
    }

    private JsonNode nested() {
        JsonNode nested = NODES.arrayNode();
        for (int depth = random.nextInt(400); depth > 0; depth--) {
            nested = random.nextBoolean() ? NODES.arrayNode().add(nested) : NODES.objectNode().set("a", nested);
        }
        return nested;
    }

    private static void collect(JsonNode node, List<Consumer<JsonNode>> places) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                places.add(value -> object.set(field.getKey(), value));
                places.add(value -> object.remove(field.getKey()));
                collect(field.getValue(), places);
            });
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(value -> array.set(index, value));
                collect(array.get(i), places);
            }
        }
    }

    static byte[] bytes(JsonNode body) {
        return new String(Json.bytes(body), UTF_8).replace(HALF, "\\ud800").getBytes(UTF_8);
    }
}
