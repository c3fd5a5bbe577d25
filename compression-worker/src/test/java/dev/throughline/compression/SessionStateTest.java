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

import dev.throughline.common.event.ChangeDecided;
import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.json.Json;
import dev.throughline.common.topic.Lane;
import dev.throughline.common.topic.Topics;
import dev.throughline.testing.InfrastructureResource;

/** What becomes of changes of a session's state. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class SessionStateTest {

    private static final String SUBJECT = "session/%s/state";

    private final Rows rows = new Rows();
    private final TestSession session = new TestSession();

    @Test
    void theChangesOfAllWritersAreInTheState() {
        Sent.to(Lane.LIVE, IntStream.range(0, 20).mapToObj(writer -> change("""
                {"operations": [{"op": "append", "path": "/tasks", "value": {"id": "t%d"}}]}""".formatted(writer))).toList());

        await().untilAsserted(() -> assertThat(state("version")).containsExactly("20"));
        assertThat(rows.texts("""
                SELECT jsonb_array_elements(state->'tasks')->>'id'
                FROM session_state
                WHERE session_id = ?""", session.id()))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 20).mapToObj(writer -> "t" + writer).toList());
    }

    @Test
    void aChangeThatComesAgainIsMadeOnce() {
        SessionEvent change = change("""
                {"operations": [{"op": "append", "path": "/words", "value": "once"}]}""");
        Sent.to(Lane.LIVE, change, change);
        Sent.to(Lane.LIVE, change, change("""
                {"patch": {"last": true}}"""));

        await().untilAsserted(() -> assertThat(state("state->'last'")).containsExactly("true"));
        assertThat(state("state->>'words'")).containsExactly("[\"once\"]");
        assertThat(state("version")).containsExactly("2");
    }

    @Test
    void aChangeOfAnOldVersionIsNotMadeAndItsSenderIsTold() {
        SessionEvent first = change("""
                {"patch": {"a": 1}, "expected_version": 0}""");
        SessionEvent late = change("""
                {"patch": {"a": 2}, "expected_version": 0}""");
        Sent.to(Lane.LIVE, first, late);

        await().untilAsserted(() -> assertThat(decisions()).containsExactly(
                ChangeDecided.applied(first, subject(), 1),
                ChangeDecided.refused(late, subject(), 1, ChangeDecided.Refusal.VERSION)));
        assertThat(state("state->>'a'")).containsExactly("1");
        assertThat(state("refused_count || ' ' || (last_refusal->>'reason')")).containsExactly("1 version");
    }

    @Test
    void aChangeThatIsSentAgainIsAnsweredAsItWasTheFirstTime() {
        SessionEvent change = change("""
                {"patch": {"a": 1}, "expected_version": 0}""");
        Sent.to(Lane.LIVE, change);
        await().untilAsserted(() -> assertThat(decisions()).hasSize(1));

        Sent.to(Lane.LIVE, change);

        var made = ChangeDecided.applied(change, subject(), 1);
        await().untilAsserted(() -> assertThat(decisions()).containsExactly(made, made));
        assertThat(state("version")).containsExactly("1");
    }

    @Test
    void aChangeThatWouldMakeTheStateTooLargeIsRefusedAndRecorded() {
        ObjectNode data = TestSession.data();
        data.putObject("patch").put("text", "x".repeat(300_000));
        Sent.to(Lane.LIVE, change("""
                {"patch": {"kept": true}}"""), session.event(EventType.STATE, data));

        await().untilAsserted(
                () -> assertThat(state("refused_count || ' ' || (last_refusal->>'reason')")).containsExactly("1 size"));
        assertThat(state("state::text")).containsExactly("{\"kept\": true}");
        assertThat(state("size_bytes")).containsExactly("13");
    }

    @Test
    void whatIsNoChangeIsKeptAsAnEventAndChangesNothing() {
        SessionEvent nonsense = change("""
                {"patch": "nonsense"}""");
        Sent.to(Lane.LIVE, nonsense, change("""
                {"patch": {"a": 1}}"""));

        await().untilAsserted(() -> assertThat(state("version")).containsExactly("1"));
        assertThat(rows.texts("SELECT data->>'patch' FROM session_event WHERE session_id = ? AND event_id = ?", session.id(),
                nonsense.id())).containsExactly("nonsense");
    }

    @Test
    void thePhaseIsTheLastOneThatWasNamed() {
        Sent.to(Lane.LIVE, phase("planning", "read the code"), phase("building", "write the test"));

        await().untilAsserted(
                () -> assertThat(state("phase || '/' || current_step")).containsExactly("building/write the test"));
        assertThat(state("version")).containsExactly("0");
    }

    private SessionEvent phase(String name, String step) {
        return session.event(EventType.PHASE, TestSession.data().put("phase", name).put("current_step", step));
    }

    private SessionEvent change(String data) {
        try {
            return session.event(EventType.STATE, (ObjectNode) Json.mapper().readTree(data));
        } catch (IOException e) {
            throw new UncheckedIOException(data, e);
        }
    }

    private List<String> state(String column) {
        return rows.texts("SELECT " + column + " FROM session_state WHERE session_id = ?", session.id());
    }

    private String subject() {
        return SUBJECT.formatted(session.id());
    }

    private List<ChangeDecided> decisions() {
        return Announced.of(Topics.CHANGE_DECIDED, "acme/" + session.id(), ChangeDecided.class);
    }
}
