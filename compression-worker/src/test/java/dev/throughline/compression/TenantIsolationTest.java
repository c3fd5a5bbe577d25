package dev.throughline.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.topic.Lane;
import dev.throughline.testing.Infrastructure;
import dev.throughline.testing.InfrastructureResource;

/** What SQL shows to the role of recall-service. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class TenantIsolationTest {

    private final Rows rows = new Rows();
    private final TestSession acme = new TestSession("tenant-a");
    private final TestSession other = new TestSession("tenant-b");

    @BeforeEach
    void capture() {
        Sent.to(Lane.LIVE, acme.prompt("Ours"), acme.edit("Ours.java"), failure(acme), usage(acme), acme.privatePrompt("Mine"),
                acme.edit("Mine.java"), other.prompt("Theirs"), other.edit("Theirs.java"), failure(other), usage(other));
        Stream.of(acme, other).forEach(TenantIsolationTest::tellOfAll);
        await().untilAsserted(
                () -> assertThat(rows.count("SELECT count(*) FROM memory WHERE kind = 'passage' AND session_id IN (?, ?)",
                        acme.id(), other.id())).isEqualTo(3));
        await().untilAsserted(() -> assertThat(
                rows.count("SELECT count(*) FROM session_file WHERE session_id IN (?, ?)", acme.id(), other.id()))
                .isEqualTo(5));
    }

    @ParameterizedTest
    @ValueSource(strings = { "project", "project_alias", "session_event", "session_turn", "memory", "session_usage",
            "session_metric", "session_file", "session_error", "session_state", "session_goal", "session_agent",
            "project_fact", "setting" })
    void aTenantSeesNothingOfAnother(String table) throws SQLException {
        assertThat(seen("tenant-a", "ada", "SELECT DISTINCT tenant_id FROM " + table)).containsExactly("tenant-a");
        assertThat(seen("tenant-a", "ada", "SELECT DISTINCT tenant_id FROM session")).containsExactly("tenant-a");
    }

    @ParameterizedTest
    @ValueSource(strings = { "project", "project_alias", "session_event", "session_turn", "memory", "session_usage",
            "session_metric", "session_file", "session_error", "session_state", "session_goal", "session_agent",
            "project_fact", "setting", "recall_effort" })
    void withoutATenantNothingIsSeen(String table) throws SQLException {
        assertThat(seen("", "", "SELECT tenant_id FROM " + table)).isEmpty();
    }

    @Test
    void aPrivatePromptIsSeenByItsOwnerAlone() throws SQLException {
        assertThat(seen("tenant-a", "ada", "SELECT body FROM memory")).contains("Mine");
        assertThat(seen("tenant-a", "eve", "SELECT body FROM memory")).contains("Ours")
                .noneMatch(body -> body.contains("Mine"));
        assertThat(seen("tenant-a", "eve", "SELECT data->>'text' FROM session_event")).contains("Ours").doesNotContain("Mine");
        assertThat(seen("tenant-a", "eve", "SELECT intent FROM session_turn")).contains("Ours").doesNotContain("Mine");
        assertThat(seen("tenant-a", "ada", "SELECT path FROM session_file")).contains("Ours.java", "Mine.java");
        assertThat(seen("tenant-a", "eve", "SELECT path FROM session_file")).contains("Ours.java").doesNotContain("Mine.java");
    }

    @Test
    void aPrivateFactIsSeenByItsOwnerAlone() throws SQLException {
        Sent.to(Lane.LIVE, acme.event(EventType.FACT_SET,
                TestSession.data().put("key", "diary").put("value", "Dear diary").put("visibility", "private")));
        await().untilAsserted(() -> assertThat(seen("tenant-a", "ada", "SELECT body FROM memory")).contains("Dear diary"));

        assertThat(seen("tenant-a", "eve", "SELECT body FROM memory")).doesNotContain("Dear diary");
        assertThat(seen("tenant-a", "eve", "SELECT key FROM project_fact")).contains("a").doesNotContain("diary");
    }

    @Test
    void theReadingRoleSeesNoDecisions() {
        assertThatThrownBy(() -> seen("tenant-a", "ada", "SELECT event_id FROM change_decision"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void theReadingRoleWritesNothing() {
        assertThatThrownBy(() -> seen("tenant-a", "ada", "DELETE FROM memory RETURNING body"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> seen("tenant-a", "ada", "SELECT progress FROM session"))
                .hasMessageContaining("permission denied");
    }

    private static SessionEvent failure(TestSession of) {
        return of.event(EventType.ERROR, TestSession.data().put("message", "It broke"));
    }

    private static SessionEvent usage(TestSession of) {
        return of.event(EventType.USAGE, TestSession.data().put("model", "m").put("input_tokens", 1));
    }

    /** One row of each table of what clients tell; the file comes last. */
    private static void tellOfAll(TestSession session) {
        ObjectNode change = TestSession.data();
        change.putObject("patch").put("a", 1);
        ObjectNode settings = TestSession.data();
        settings.putObject("settings").put("recall.limit", 3);
        Sent.to(Lane.LIVE, session.event(EventType.STATE, change),
                session.event(EventType.GOAL_ADDED, TestSession.data().put("description", "A goal")),
                session.event(EventType.AGENT_SPAWNED, TestSession.data().put("type", "writer")),
                session.event(EventType.FACT_SET, TestSession.data().put("key", "a").put("value", "b")),
                session.event(EventType.SETTINGS_CHANGED, settings),
                session.event(EventType.FILE_ACCESS, TestSession.data().put("path", "a.java")));
    }

    private static List<String> seen(String tenant, String member, String sql) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + Infrastructure.shared().database().port() + "/throughline";
        try (var connection = DriverManager.getConnection(url, "throughline_recall", Infrastructure.PASSWORD);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL throughline.tenant = '" + tenant + "'");
            statement.execute("SET LOCAL throughline.member = '" + member + "'");
            var texts = new ArrayList<String>();
            try (var found = statement.executeQuery(sql)) {
                while (found.next()) {
                    texts.add(found.getString(1));
                }
            }
            return texts;
        }
    }
}
