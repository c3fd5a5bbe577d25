package dev.throughline.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.FactSession;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.event.Source;
import dev.throughline.common.identity.ProjectReference;
import dev.throughline.common.topic.Lane;
import dev.throughline.testing.InfrastructureResource;

/** What becomes of changes of settings. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class SettingsTest {

    private final Rows rows = new Rows();
    private final String tenant = UUID.randomUUID().toString();
    private int events;

    @BeforeEach
    void start() {
        Started.awaited();
    }

    @Test
    void changesAreMergedAndNullRemoves() {
        Sent.to(Lane.LIVE, change("shop", "profile", "economical", null), change("shop", "recall.limit", "7", null));
        Sent.to(Lane.LIVE, change("shop", "profile", null, null));

        await().untilAsserted(() -> assertThat(stored()).containsExactly("shop 3 {\"recall.limit\": \"7\"} ada"));
    }

    @Test
    void aChangeOfAnOldVersionIsNotMadeAndItsSenderIsTold() {
        SessionEvent first = change("shop", "profile", "economical", 0L);
        SessionEvent late = change("shop", "profile", "thorough", 0L);

        Sent.to(Lane.LIVE, first, late);

        await().untilAsserted(() -> assertThat(decisions(first)).containsExactly("true 1", "false 1"));
        assertThat(stored()).containsExactly("shop 1 {\"profile\": \"economical\"} ada");
    }

    @Test
    void theTenantHasSettingsOfItsOwn() {
        Sent.to(Lane.LIVE, change(null, "profile", "thorough", null), change("shop", "profile", "economical", null));

        await().untilAsserted(() -> assertThat(stored()).containsExactlyInAnyOrder(
                "the tenant 1 {\"profile\": \"thorough\"} ada", "shop 1 {\"profile\": \"economical\"} ada"));
    }

    @Test
    void projectsThatTurnOutToBeOneKeepTheSettingsOfTheOlder() {
        Sent.to(Lane.LIVE, change("first", "profile", "economical", null));
        await().untilAsserted(() -> assertThat(stored()).hasSize(1));
        Sent.to(Lane.LIVE, change("second", "profile", "thorough", null));
        await().untilAsserted(() -> assertThat(stored()).hasSize(2));

        Sent.to(Lane.LIVE, event("s1", new ProjectReference("first", List.of("second")), EventType.PROMPT,
                TestSession.data().put("text", "They are one")));

        await().untilAsserted(() -> assertThat(stored()).containsExactly("first 1 {\"profile\": \"economical\"} ada"));
    }

    private SessionEvent change(@Nullable String project, String name, @Nullable String value, @Nullable Long expected) {
        ObjectNode data = TestSession.data();
        data.putObject("settings").put(name, value);
        if (expected != null) {
            data.put("expected_version", expected);
        }
        var reference = project == null ? null : ProjectReference.of(project).orElseThrow();
        String session = reference == null ? FactSession.OF_TENANT : FactSession.id(reference);
        return event(session, reference, EventType.SETTINGS_CHANGED, data);
    }

    private SessionEvent event(String session, @Nullable ProjectReference project, EventType type, ObjectNode data) {
        return new SessionEvent(tenant, session, "event-" + ++events, "ada", project, type, null, Instant.now(), Instant.now(),
                Source.API, null, null, null, null, false, null, 0, data);
    }

    private List<String> stored() {
        return rows.texts("""
                SELECT coalesce(p.key, 'the tenant') || ' ' || s.version || ' ' || s.settings::text || ' ' || s.updated_by
                FROM setting s
                LEFT JOIN project p ON p.tenant_id = s.tenant_id AND p.id = s.project_id
                WHERE s.tenant_id = ?
                """, tenant);
    }

    private List<String> decisions(SessionEvent of) {
        return rows.texts("""
                SELECT (decision->>'applied') || ' ' || (decision->>'version')
                FROM change_decision
                WHERE tenant_id = ? AND session_id = ?
                ORDER BY event_id
                """, tenant, of.sessionId());
    }
}
