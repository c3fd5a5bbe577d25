package dev.throughline.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.topic.Lane;
import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class TallyTest {

    private final Rows rows = new Rows();
    private final TestSession session = new TestSession();

    @Test
    void tokensAreCountedByModelAndARepeatedMessageOnce() {
        SessionEvent first = usage("opus", 10, 20);
        send(first, usage("opus", 1, 2), usage("haiku", 5, 5));
        send(first, usage("opus", 100, 200), session.event(EventType.USAGE, TestSession.data()));

        awaitRows("model || ' ' || messages || ' ' || input_tokens || ' ' || output_tokens || ' ' || cache_read_input_tokens",
                "session_usage", "model", "haiku 1 5 5 7", "opus 3 111 222 21", "unknown 1 0 0 0");
    }

    @Test
    void whatIsNoNumberCountsAsNothing() {
        send(session.event(EventType.USAGE, TestSession.data().put("model", "m").put("input_tokens", -5)
                .put("output_tokens", "many").put("cache_read_input_tokens", 1e300)));

        awaitRows("input_tokens + output_tokens + cache_read_input_tokens", "session_usage", "model", "0");
    }

    @Test
    void actionsAndToolsAreCountedByName() {
        send(action("file_write"), action("mcp_call"), action("mcp_call"), action("dance"),
                session.event(EventType.ACTION, TestSession.data().put("no", "type")),
                tool(EventType.TOOL_RESULT, "Bash", 30), tool(EventType.TOOL_FAILED, "Bash", 12));

        awaitRows("kind || ' ' || name || ' ' || count || ' ' || failed || ' ' || duration_ms",
                "session_metric", "kind || name", "action dance 1 0 0", "action file_write 1 0 0", "action mcp_call 2 0 0",
                "event action 5 0 0", "event tool_failed 1 1 12", "event tool_result 1 0 30", "tool Bash 2 1 42");
    }

    @Test
    void filesAreKeptWithWhatWasDoneToThem() {
        send(session.event(EventType.SESSION_STARTED, TestSession.data().put("cwd", "/src/shop")),
                access("/src/shop/Cart.java", "read"), access("/src/shop/Cart.java", "modified"),
                access("New.java", "created"), session.edit("/src/shop/New.java"));
        send(access("Cart.java", "read"), access("New.java", "deleted"),
                session.event(EventType.ACTION, TestSession.data().put("type", "file_edit").put("path", "Third.java")));

        awaitRows("path || ' ' || reads || ' ' || changes || ' ' || is_created || ' ' || is_deleted",
                "session_file", "first_sequence", "Cart.java 2 1 false false", "New.java 0 2 true true",
                "Third.java 0 1 false false");
    }

    @Test
    void anErrorIsFoundAmongOtherEvents() {
        send(session.prompt("Go"), session.event(EventType.ERROR, TestSession.data().put("message", "It broke")),
                tool(EventType.TOOL_FAILED, "Bash", 1), session.response("Sorry"));

        awaitRows("sequence || ' ' || event_id", "session_error", "sequence", "2 event-2", "3 event-3");
    }

    private SessionEvent usage(String model, int input, int output) {
        return session.event(EventType.USAGE, TestSession.data().put("model", model).put("input_tokens", input)
                .put("output_tokens", output).put("cache_read_input_tokens", 7));
    }

    private SessionEvent action(String type) {
        return session.event(EventType.ACTION, TestSession.data().put("type", type));
    }

    private SessionEvent access(String path, String action) {
        return session.event(EventType.FILE_ACCESS, TestSession.data().put("path", path).put("action", action));
    }

    private SessionEvent tool(EventType type, String name, int millis) {
        ObjectNode data = TestSession.data().put("tool_name", name).put("tool_use_id", "use").put("duration_ms", millis);
        data.putObject("input").put("command", "ls");
        return session.event(type, data);
    }

    private static void send(SessionEvent... events) {
        Sent.to(Lane.LIVE, events);
    }

    private void awaitRows(String columns, String table, String order, String... expected) {
        await().untilAsserted(() -> assertThat(rows.texts(
                "SELECT " + columns + " FROM " + table + " WHERE session_id = ? ORDER BY " + order, session.id()))
                .containsExactly(expected));
    }
}
