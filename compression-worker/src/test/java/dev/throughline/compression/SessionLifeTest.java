package dev.throughline.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.event.Source;
import dev.throughline.common.identity.ProjectReference;
import dev.throughline.common.topic.Lane;
import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class SessionLifeTest {

    @Inject
    IdleSessions idleSessions;

    @Inject
    SessionUpkeep sessionUpkeep;

    private final Rows rows = new Rows();
    private final TestSession session = new TestSession();

    @Test
    void aHeartbeatKeepsASessionOpenAndLeavesNothingElse() {
        send(session.prompt("Wait for the build"));
        awaitRow("status", "active");
        backdate(31);

        send(heartbeat(), heartbeat());
        awaitRow("(touched_at > now() - interval '1 minute')::text", "true");
        idleSessions.end();

        awaitRow("status || next_sequence", "active2");
    }

    @ParameterizedTest
    @CsvSource({ "idle,active", "abandoned,active", "done,ended" })
    void aHeartbeatOpensOnlyASessionThatEndedByItself(String reason, String expected) {
        send(session.prompt("Wait for the build"), ended(TestSession.data().put("reason", reason)));
        awaitRow("status", "ended");
        backdate(31);

        send(heartbeat());
        send(session.event(EventType.SESSION_UPDATED, TestSession.data().put("title", "Later")));

        awaitRow("title || ' ' || status", "Later " + expected);
    }

    @Test
    void aSessionInWhichNothingHappenedIsAbandonedSooner() {
        var used = new TestSession();
        send(session.event(EventType.SESSION_STARTED, TestSession.data()), used.event(EventType.ACTION, TestSession.data()));
        await().untilAsserted(() -> assertThat(rows.count("SELECT count(*) FROM session WHERE id IN (?, ?)", session.id(),
                used.id())).isEqualTo(2));
        rows.execute("UPDATE session SET touched_at = now() - interval '6 minutes' WHERE id IN ('" + session.id() + "', '"
                + used.id() + "')");

        idleSessions.end();

        awaitRow("status || ' ' || end_reason", "ended abandoned");
        assertThat(rows.texts("SELECT status FROM session WHERE id = ?", used.id())).containsExactly("active");
    }

    @Test
    void aSessionEndsWithItsOutcomeAndForgetsItWhenItGoesOn() {
        ObjectNode ending = TestSession.data().put("status", "success").put("outcome", "All green").put("reason", "done");
        ending.putArray("goals_achieved").add("tests");

        send(session.prompt("Make it green"), ended(ending));
        awaitRow("status || ' ' || end_reason || ' ' || (ending->>'outcome') || (ending->>'goals_achieved')",
                "ended done All green[\"tests\"]");

        send(session.prompt("And now?"));
        awaitRow("status || ending::text", "active{}");
    }

    @Test
    void aChildWithoutAProjectBelongsToItsParents() {
        send(session.prompt("Begin"));
        awaitRow("(project_id IS NOT NULL)::text", "true"); // another loop may read the child's partition
        String child = "child-" + UUID.randomUUID();
        var born = session.event(EventType.SESSION_RESUMED, TestSession.data().put("parent_session_id", session.id()));

        send(of(child, null, born), of(child, null, session.prompt("Go on")));

        await().untilAsserted(() -> assertThat(rows.count("""
                SELECT count(*) FROM session c JOIN session p ON p.id = c.parent_id AND p.project_id = c.project_id
                JOIN memory m ON m.session_id = c.id AND m.project_id = p.project_id WHERE c.id = ?""", child)).isPositive());
    }

    @Test
    void nothingIsLeftOfADeletedSessionAndNothingBringsItBack() {
        SessionEvent first = session.prompt("Always use tabs in this repository");
        send(first, session.edit("/src/Cart.java"), session.response("Done"), failure(), usage());
        awaitRow("next_sequence", "6");

        send(session.event(EventType.SESSION_DELETED, TestSession.data()), session.prompt("In the same batch"));
        send(first, session.prompt("Late"), heartbeat());
        send(session.event(EventType.SESSION_STARTED, TestSession.data().put("title", "Again")));

        awaitRow("end_reason || title || progress::text || (deleted_at IS NOT NULL) || (purged_at IS NOT NULL)",
                "deleted{}truetrue");
        var after = new TestSession();
        send(after.prompt("Behind it"));
        await().untilAsserted(() -> assertThat(rows.count("SELECT count(*) FROM session WHERE id = ?", after.id())).isOne());
        for (String table : List.of("session_event", "session_turn", "memory", "session_usage", "session_metric",
                "session_file", "session_error")) {
            assertThat(rows.count("SELECT count(*) FROM " + table + " WHERE session_id = ?", session.id())).as(table).isZero();
        }
        assertThat(rows.count("SELECT count(*) FROM memory m JOIN session s ON s.project_id = m.project_id WHERE s.id = ?",
                session.id())).as("the project's state").isZero();
    }

    @Test
    void theMemoriesOfADeletedSessionAreTakenBack() {
        send(session.prompt("Use the green button"));
        await().untilAsserted(() -> assertThat(Announced.of(session)).isNotEmpty());
        var ids = rows.texts("SELECT id FROM memory WHERE session_id = ?", session.id());

        send(session.event(EventType.SESSION_DELETED, TestSession.data()));

        await().untilAsserted(() -> assertThat(Announced.tombstones()).containsAll(ids));
    }

    @Test
    void whatADeletedSessionHadSupersededStandsAgain() {
        var project = ProjectReference.of("git@github.com:acme/" + UUID.randomUUID() + ".git").orElseThrow();
        var older = new TestSession("acme", project);
        var newer = new TestSession("acme", project);
        send(older.decision("We use PostgreSQL instead of MySQL for the orders", TestSession.START));
        send(newer.decision("We use PostgreSQL instead of MySQL for the orders", TestSession.START.plusSeconds(60)));
        await().untilAsserted(() -> assertThat(standing(older)).containsExactly("f"));

        send(newer.event(EventType.SESSION_DELETED, TestSession.data()));

        await().untilAsserted(() -> assertThat(standing(older)).containsExactly("t"));
    }

    @Test
    void anotherMemberDeletesNothing() {
        send(session.prompt("Mine"));
        send(TestSession.ownedBy("eve", false, session.event(EventType.SESSION_DELETED, TestSession.data())));
        send(session.event(EventType.SESSION_UPDATED, TestSession.data().put("title", "Still here")));

        awaitRow("title || (deleted_at IS NULL)", "Still heretrue");
    }

    @Test
    void aSessionTooLargeToGoAtOnceGoesByAndBy() {
        send(session.prompt("Begin"));
        awaitRow("next_sequence", "2");
        rows.execute("""
                INSERT INTO session_event (tenant_id, session_id, event_id, event_month, sequence, type, source, occurred_at,
                  received_at, data)
                SELECT s.tenant_id, s.id, 'more-' || n, s.event_month, 1 + n, 'custom', 'api', now(), now(), '{}'
                FROM session s, generate_series(1, 25000) AS n
                WHERE s.id = '%s'""".formatted(session.id()));

        send(session.event(EventType.SESSION_DELETED, TestSession.data()));
        awaitRow("deleted_at IS NOT NULL", "t");
        sessionUpkeep.purge();

        awaitRow("purged_at IS NOT NULL", "t");
        assertThat(rows.count("SELECT count(*) FROM session_event WHERE session_id = ?", session.id())).isZero();
    }

    @Test
    void whatIsImportedAfterTheEndOpensNothing() {
        send(session.prompt("Make it green"), ended(TestSession.data().put("reason", "done")));
        awaitRow("status", "ended");

        send(imported(TestSession.at(TestSession.START, session.prompt("From before"))));

        awaitRow("next_sequence || status", "4ended");
    }

    private static SessionEvent imported(SessionEvent event) {
        return new SessionEvent(event.tenantId(), event.sessionId(), event.id(), event.ownerId(), event.project(), event.type(),
                null, event.occurredAt(), event.receivedAt(), Source.IMPORT, event.tool(), event.machine(), event.branch(),
                null,
                false, null, 0, event.data());
    }

    private List<String> standing(TestSession of) {
        return rows.texts("SELECT superseded_by IS NULL FROM memory WHERE session_id = ? AND kind = 'decision'", of.id());
    }

    private SessionEvent failure() {
        return session.event(EventType.TOOL_FAILED,
                TestSession.data().put("tool_name", "Bash").put("tool_use_id", "x").put("error", "no"));
    }

    private SessionEvent usage() {
        return session.event(EventType.USAGE, TestSession.data().put("model", "m").put("input_tokens", 1));
    }

    private SessionEvent heartbeat() {
        return session.event(EventType.HEARTBEAT, TestSession.data());
    }

    private SessionEvent ended(ObjectNode data) {
        return session.event(EventType.SESSION_ENDED, data);
    }

    private static SessionEvent of(String id, ProjectReference project, SessionEvent event) {
        return new SessionEvent(event.tenantId(), id, event.id(), event.ownerId(), project, event.type(), null,
                event.occurredAt(), event.receivedAt(), event.source(), event.tool(), event.machine(), event.branch(), null,
                false, null, 0, event.data());
    }

    private void backdate(int minutes) {
        rows.execute("UPDATE session SET touched_at = now() - interval '" + minutes + " minutes' WHERE id = '" + session.id()
                + "'");
    }

    private static void send(SessionEvent... events) {
        Sent.to(Lane.LIVE, events);
    }

    private void awaitRow(String column, String expected) {
        await().untilAsserted(() -> assertThat(
                rows.texts("SELECT " + column + " FROM session WHERE id = ?", session.id())).containsExactly(expected));
    }
}
