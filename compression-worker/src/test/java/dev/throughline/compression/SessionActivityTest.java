package dev.throughline.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.json.Json;
import dev.throughline.common.topic.Lane;
import dev.throughline.testing.InfrastructureResource;

/** What becomes of goals, agents and file accesses. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class SessionActivityTest {

    private final Rows rows = new Rows();
    private final TestSession session = new TestSession();

    @Test
    void everyGoalIsARow() {
        Sent.to(Lane.LIVE, IntStream.range(0, 31).mapToObj(number -> event(EventType.GOAL_ADDED,
                "{'description': 'Goal %d', 'priority': 'low'}".formatted(number))).toList());

        await().untilAsserted(() -> assertThat(goals("description")).containsExactlyElementsOf(
                IntStream.range(0, 31).mapToObj(number -> "Goal " + number).toList()));
    }

    @Test
    void whatAnUpdateDoesNotSayStays() {
        Sent.to(Lane.LIVE,
                event(EventType.GOAL_ADDED, "{'goal_id': 'g', 'description': 'Ship', 'priority': 'high', 'estimate': 3}"));
        Sent.to(Lane.LIVE, event(EventType.GOAL_UPDATED, "{'goal_id': 'g', 'status': 'in_progress', 'note': 'begun'}"));

        await().untilAsserted(() -> assertThat(goals("concat_ws('/', description, priority, status, details)"))
                .containsExactly("Ship/high/in_progress/{\"note\": \"begun\", \"estimate\": 3}"));
    }

    @Test
    void aCompletedGoalSaysSinceWhenAndOneThatIsTakenUpAgainDoesNot() {
        SessionEvent done = event(EventType.GOAL_UPDATED, "{'goal_id': 'g', 'status': 'completed'}");
        Sent.to(Lane.LIVE, event(EventType.GOAL_ADDED, "{'goal_id': 'g', 'description': 'Ship'}"), done,
                event(EventType.GOAL_UPDATED, "{'goal_id': 'g', 'note': 'late word'}"));

        await().untilAsserted(() -> assertThat(goals("details->>'note'")).containsExactly("late word"));
        assertThat(goals("extract(epoch FROM completed_at)::bigint"))
                .containsExactly(Long.toString(done.occurredAt().getEpochSecond()));
        Sent.to(Lane.LIVE, event(EventType.GOAL_UPDATED, "{'goal_id': 'g', 'status': 'blocked'}"));
        await().untilAsserted(() -> assertThat(goals("status || coalesce(completed_at::text, '')")).containsExactly("blocked"));
    }

    @Test
    void aTaskOfClaudeCodeIsAGoal() {
        Sent.to(Lane.LIVE, event(EventType.GOAL_ADDED,
                "{'task_id': '4', 'text': 'Fix the cart', 'description': 'It rounds too early', 'status': 'open'}"),
                event(EventType.GOAL_UPDATED, "{'task_id': '4', 'text': 'Fix the cart', 'status': 'completed'}"));

        await().untilAsserted(() -> assertThat(goals("concat_ws('/', goal_id, description, status, details->>'description')"))
                .containsExactly("4/Fix the cart/completed/It rounds too early"));
    }

    @Test
    void aGoalThatNobodyAddedIsMadeByItsUpdateAndNonsenseMakesNone() {
        Sent.to(Lane.LIVE, event(EventType.GOAL_UPDATED, "{'goal_id': 'g', 'status': 'nonsense', 'priority': 9}"),
                event(EventType.GOAL_ADDED, "{'goal_id': '" + "x".repeat(2_000) + "', 'description': 'too long a name'}"));

        await().untilAsserted(() -> assertThat(goals("concat_ws('/', goal_id, status, priority)"))
                .containsExactly("g/pending/medium"));
    }

    @Test
    void anAgentIsActiveUntilItIsCompleted() {
        Sent.to(Lane.LIVE, event(EventType.AGENT_SPAWNED, "{'agent_id': 'a', 'type': 'researcher', 'task': 'look'}"),
                event(EventType.AGENT_SPAWNED, "{'agent_id': 'b', 'type': 'writer', 'subsession': 's-b'}"),
                event(EventType.AGENT_COMPLETED, "{'agent_id': 'a', 'status': 'success', 'result': {'pages': 3}}"));

        await().untilAsserted(
                () -> assertThat(agents("concat_ws('/', agent_id, type, task, subsession_id, status, outcome, result)"))
                        .containsExactly("a/researcher/look/completed/success/{\"pages\":3}", "b/writer/s-b/active"));
    }

    @Test
    void aSubagentOfClaudeCodeIsCompletedWhenItStops() {
        Sent.to(Lane.LIVE, event(EventType.SUBAGENT_STOPPED,
                "{'agent_id': 'a', 'agent_type': 'Explore', 'text': 'Found it in Cart.java'}"));

        await().untilAsserted(() -> assertThat(agents("concat_ws('/', agent_id, type, status, result)"))
                .containsExactly("a/Explore/completed/Found it in Cart.java"));
    }

    @Test
    void aFileIsARowWithItsLatestAccessAndImportance() {
        Sent.to(Lane.LIVE, event(EventType.FILE_ACCESS, "{'path': 'a.java', 'importance': 0.9}"),
                event(EventType.FILE_ACCESS, "{'path': 'b.java', 'action': 'created'}"),
                event(EventType.FILE_ACCESS, "{'path': 'a.java', 'importance': 0.25, 'action': 'modified'}"),
                event(EventType.FILE_ACCESS, "{'path': 'a.java', 'importance': 'very'}"));

        await().untilAsserted(() -> assertThat(rows.texts("""
                SELECT concat_ws('/', path, last_sequence, reads + changes, importance, is_created, changes > 0)
                FROM session_file
                WHERE session_id = ?
                ORDER BY path""", session.id()))
                .containsExactly("a.java/4/3/0.25/f/t", "b.java/2/1/t/t"));
    }

    @Test
    void theFilesOfToolCallsAreKnownToo() {
        Sent.to(Lane.LIVE, session.edit("src/Cart.java"));

        await().untilAsserted(() -> assertThat(rows.texts("SELECT path FROM session_file WHERE session_id = ? AND changes > 0",
                session.id())).containsExactly("src/Cart.java"));
    }

    private SessionEvent event(EventType type, String singleQuoted) {
        try {
            return session.event(type, (ObjectNode) Json.mapper().readTree(singleQuoted.replace('\'', '"')));
        } catch (IOException e) {
            throw new UncheckedIOException(singleQuoted, e);
        }
    }

    private List<String> goals(String column) {
        return rows.texts("SELECT " + column + " FROM session_goal WHERE session_id = ? ORDER BY sequence", session.id());
    }

    private List<String> agents(String column) {
        return rows.texts("SELECT " + column + " FROM session_agent WHERE session_id = ? ORDER BY sequence", session.id());
    }
}
