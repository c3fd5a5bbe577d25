package dev.throughline.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.stream.IntStream;

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
class SessionLabelsTest {

    private final Rows rows = new Rows();
    private final TestSession session = new TestSession();

    @Test
    void aCreatedSessionHasAllThatItsClientSaid() {
        ObjectNode data = TestSession.data().put("user", "Grace").put("cwd", "/src/shop").put("git_commit", "abc123")
                .put("parent_session_id", "before").put("source", "cli").put("input", "Fix the cart");
        data.putObject("config").put("model", "claude-opus-4-5").put("permission_mode", "plan");
        data.putObject("metadata").put("ticket", 7);
        data.putArray("tags").add("shop");

        send(session.event(EventType.SESSION_STARTED, data));

        awaitRow("user_id || ' ' || model || ' ' || permission_mode || ' ' || folder || ' ' || parent_id",
                "Grace claude-opus-4-5 plan /src/shop before");
        awaitRow("initial->>'input'", "Fix the cart");
        awaitRow("git->>'commit'", "abc123");
        awaitRow("metadata::text", "{\"ticket\": 7}");
        awaitRow("tags::text", "{shop}");
        awaitRow("is_used::text", "false");
    }

    @Test
    void creatingASessionAgainEmptiesNothing() {
        SessionEvent created = session.event(EventType.SESSION_STARTED, TestSession.data().put("title", "The cart"));
        send(created, session.prompt("What is in it?"));
        var again = new SessionEvent(created.tenantId(), created.sessionId(), created.id(), "ada", null, created.type(), null,
                created.occurredAt(), created.receivedAt(), created.source(), null, null, null, null, false, null, 0,
                TestSession.data().put("title", "Nothing"));

        send(again, session.prompt("And now?"));

        awaitRow("next_sequence", "4");
        awaitRow("title", "The cart");
        awaitRow("turn_count", "2");
    }

    @Test
    void metadataIsMergedAndTagsAreAddedAndRemoved() {
        ObjectNode first = TestSession.data();
        first.putObject("metadata").put("kept", 1).put("gone", 2).putObject("deep").put("a", 1);
        first.putArray("tags").add("a").add("b");
        ObjectNode second = TestSession.data().put("pinned", true).put("archived", true);
        second.putObject("metadata").put("new", 3).putNull("gone").putObject("deep").put("b", 2);
        second.putArray("add_tags").add("c").add("a");
        second.putArray("remove_tags").add("b");

        send(session.event(EventType.SESSION_UPDATED, first), session.event(EventType.SESSION_UPDATED, second));

        awaitRow("metadata = '{\"kept\": 1, \"new\": 3, \"deep\": {\"a\": 1, \"b\": 2}}'", "t");
        awaitRow("tags::text", "{a,c}");
        awaitRow("pinned AND archived", "t");
    }

    @Test
    void labelsOfAStrangeFormChangeNothing() {
        ObjectNode strange = TestSession.data().put("title", "x".repeat(301)).put("metadata", "text").put("tags", 7);
        strange.putObject("pinned");

        send(session.event(EventType.SESSION_UPDATED, strange), session.prompt("Go on"));

        awaitRow("metadata::text || tags::text || pinned", "{}{}false");
        awaitRow("given_title", "");
    }

    @Test
    void metadataGrowsToABoundAndNoFurther() {
        List<SessionEvent> updates = IntStream.range(0, 5).mapToObj(n -> {
            ObjectNode data = TestSession.data();
            data.putObject("metadata").put("part" + n, "x".repeat(20_000));
            return session.event(EventType.SESSION_UPDATED, data);
        }).toList();

        Sent.to(Lane.LIVE, updates);

        awaitRow("next_sequence", "6");
        awaitRow("jsonb_exists(metadata, 'part2') AND NOT jsonb_exists(metadata, 'part3')", "t");
    }

    @Test
    void aPrivateSessionIsLabelledByItsOwnerAlone() {
        SessionEvent started = TestSession.ownedBy("ada", true, session.event(EventType.SESSION_STARTED, TestSession.data()));
        SessionEvent others = TestSession.ownedBy("eve", false,
                session.event(EventType.SESSION_UPDATED, TestSession.data().put("title", "Eve was here")));
        SessionEvent own = TestSession.ownedBy("ada", false,
                session.event(EventType.SESSION_UPDATED, TestSession.data().put("pinned", true)));

        send(started);
        send(others, own);

        awaitRow("pinned::text || visibility || title", "trueprivate");
    }

    private static void send(SessionEvent... events) {
        Sent.to(Lane.LIVE, events);
    }

    private void awaitRow(String column, String expected) {
        await().untilAsserted(() -> assertThat(
                rows.texts("SELECT " + column + " FROM session WHERE id = ?", session.id())).containsExactly(expected));
    }
}
