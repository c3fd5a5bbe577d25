package dev.throughline.compression;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

import dev.throughline.common.event.AuditEvent;
import dev.throughline.common.event.MemoryEdited;
import dev.throughline.common.identity.ProjectReference;
import dev.throughline.common.json.Json;
import dev.throughline.common.memory.Memory;
import dev.throughline.common.security.Scopes;
import dev.throughline.common.topic.Lane;
import dev.throughline.common.topic.Topics;
import dev.throughline.compression.background.BackgroundWork;
import dev.throughline.compression.compress.Compressor;
import dev.throughline.testing.Infrastructure;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@TestProfile(StepByStep.class)
@QuarkusTestResource(InfrastructureResource.class)
class RebuildIT {

    private static final String PATH = "/api/admin/rebuild";

    /** All that comes of a tenant's sessions, but when it was written and in which version. */
    private static final String MADE = """
            SELECT made
            FROM (
              SELECT (to_jsonb(m) - ARRAY['id', 'version', 'created_at', 'updated_at'])::text AS made
              FROM memory m
              WHERE m.tenant_id = ?
              UNION ALL
              SELECT to_jsonb(t)::text FROM session_turn t WHERE t.tenant_id = ?
              UNION ALL
              SELECT jsonb_build_array(s.id, s.progress, s.title, s.turn_count, s.prompt_count, s.touched_at)::text
              FROM session s WHERE s.tenant_id = ?) AS everything
            ORDER BY made
            """;

    @Inject
    @All
    List<BackgroundWork> works;

    @Inject
    IdleSessions idleSessions;

    private final Rows rows = new Rows();
    private final String tenant = "rebuild-" + UUID.randomUUID();
    private final TestSession session = new TestSession(tenant);

    @BeforeEach
    void waitForTheWorker() {
        Started.awaited();
    }

    @Test
    void whatOlderRulesWroteBecomesWhatAFreshImportLeaves() {
        store(session);
        List<String> fresh = made();
        makeOlder(session);

        JsonPath done = finished(request());

        assertThat(made()).isEqualTo(fresh);
        assertThat(done.getLong("rebuilt")).isEqualTo(1);
        assertThat(done.getLong("removed")).isEqualTo(1);
        assertThat(done.getString("compressor")).isEqualTo(Compressor.VERSION);
    }

    @Test
    void aSessionThatWentQuietIsToldToItsEnd() {
        store(session);
        Sent.to(Lane.LIVE, session.edit("/work/shop/src/Discount.java"), session.run("./mvnw verify"));
        awaitEvents(session, 15);
        rows.execute("UPDATE session SET touched_at = now() - interval '31 minutes' WHERE id = '" + session.id() + "'");
        idleSessions.end();
        List<String> fresh = made();
        makeOlder(session);

        finished(request());

        assertThat(made()).isEqualTo(fresh);
    }

    @Test
    void doneTwiceItChangesNothing() {
        store(session);
        makeOlder(session);
        finished(request());
        List<String> before = versions();

        JsonPath again = finished(request());

        assertThat(versions()).isEqualTo(before);
        assertThat(again.getLong("rebuilt")).isEqualTo(1);
        assertThat(again.getLong("written") + again.getLong("removed")).isZero();
    }

    @Test
    void theIndexesAreToldWhatChangedAndWhatIsGone() {
        store(session);
        makeOlder(session);
        String bygone = rows.texts("SELECT id FROM memory WHERE tenant_id = ? AND source_key LIKE '%/decision/bygone'", tenant)
                .getFirst();

        finished(request());

        await().untilAsserted(() -> assertThat(Announced.tombstones()).contains(bygone));
        await().untilAsserted(() -> assertThat(Announced.of(session).stream().map(RebuildIT::version).toList())
                .containsAll(column("id || ' ' || version || ' ' || compressor || ' ' || title")));
    }

    @Test
    void whatAPersonDidToAMemoryStands() {
        store(session);
        UUID rewritten = memory("turn");
        UUID pinned = memory("decision");
        UUID removed = memory("context");
        edit(new MemoryEdited(tenant, rewritten, "ada", false, Instant.now(), MemoryEdited.Kind.REWRITTEN, "Mine", "My words"));
        edit(new MemoryEdited(tenant, pinned, "ada", false, Instant.now(), MemoryEdited.Kind.PINNED, null, null));
        edit(new MemoryEdited(tenant, removed, "ada", false, Instant.now(), MemoryEdited.Kind.REMOVED, null, null));
        await().untilAsserted(() -> { // each came by a partition of its own
            assertThat(column("title", "id", rewritten)).containsExactly("Mine");
            assertThat(column("importance", "id", pinned)).containsExactly("10");
            assertThat(column("id::text", "id", removed)).isEmpty();
        });
        makeOlder(session);
        rows.execute("UPDATE memory SET edited_at = now() WHERE tenant_id = '" + tenant
                + "' AND source_key LIKE '%/decision/bygone'");

        finished(request());

        assertThat(column("title || ': ' || body", "id", rewritten)).containsExactly("Mine: My words");
        assertThat(column("importance", "id", pinned)).containsExactly("10");
        assertThat(column("id", "kind", "context")).isEmpty();
        assertThat(
                rows.count("SELECT count(*) FROM memory WHERE tenant_id = ? AND source_key LIKE '%/decision/bygone'", tenant))
                .as("rewritten, though nothing leads to it").isEqualTo(1);
    }

    @Test
    void whatIsPrivateOrSecretStaysSo() {
        Sent.to(Lane.LIVE, session.prompt("Use the badge BDG-123456 at the door of the basket"),
                session.privatePrompt("Mine alone: the plan for the basket"),
                session.response("I have written down the plan."));
        awaitEvents(session, 3);
        TenantRule.deny(tenant, "badge", "BDG-[0-9]{6}");

        await().untilAsserted(() -> {
            finished(request());
            assertThat(made()).noneMatch(row -> row.contains("BDG-123456"))
                    .anyMatch(row -> row.contains("[secret:custom-badge:"));
        });

        assertThat(column("visibility", "source_key", "session/" + session.id() + "/turn/2")).containsExactly("private");
        assertThat(column("count(*)", "visibility", "private")).containsExactly("3");
    }

    @Test
    void howOftenAMemoryWasOfUseIsKept() {
        store(session);
        UUID turn = memory("turn");
        rows.execute("UPDATE memory SET recalled_count = 7, useful_count = 3 WHERE id = '" + turn + "'");
        makeOlder(session);

        finished(request());

        assertThat(column("recalled_count || ' ' || useful_count || ' ' || compressor", "id", turn))
                .containsExactly("7 3 " + Compressor.VERSION);
    }

    @Test
    void whatAMemoryThatIsGoneHadSupersededStandsAgain() {
        var project = ProjectReference.of("git@github.com:acme/" + UUID.randomUUID() + ".git").orElseThrow();
        var earlier = new TestSession(tenant, project);
        var later = new TestSession(tenant, project);
        store(earlier);
        store(later);
        makeOlder(later);
        rows.execute("""
                UPDATE memory m
                SET superseded_by = (SELECT b.id FROM memory b WHERE b.source_key = 'session/%s/decision/bygone')
                WHERE m.session_id = '%s' AND m.kind = 'turn'
                """.formatted(later.id(), earlier.id()));

        finished(request("session_id", later.id()));

        assertThat(column("superseded_by", "session_id", earlier.id(), "kind", "turn")).containsOnlyNulls();
    }

    @Test
    void eventsThatComeInMeanwhileAreInIt() throws Exception {
        store(session);
        makeOlder(session);
        String id = request();

        try (var connection = Infrastructure.shared().database().superuser(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT FROM memory.session WHERE id = '" + session.id() + "' FOR UPDATE");
            Sent.to(Lane.LIVE, session.prompt("Now write the release notes for the basket"));
            await().untilAsserted(() -> assertThat(waiting()).isEqualTo(1));
            var step = CompletableFuture.runAsync(this::step);
            await().untilAsserted(() -> assertThat(waiting()).isEqualTo(2));
            connection.rollback();
            step.join();
        }
        finished(id);

        awaitEvents(session, 14);
        assertThat(column("title", "kind", "turn")).hasSize(5).anyMatch(title -> title.contains("release notes"));
        assertThat(finished(request()).getLong("written")).isZero();
    }

    @Test
    void aWorkerThatDiesInTheMiddleLeavesHalfAndTheNextOneDoesTheRest() throws Exception {
        var sessions = List.of(session, new TestSession(tenant), new TestSession(tenant));
        sessions.forEach(this::store);
        List<String> fresh = made();
        sessions.forEach(this::makeOlder);
        String last = sessions.stream().map(TestSession::id).sorted().toList().getLast();
        String id = request();

        try (var connection = Infrastructure.shared().database().superuser(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT FROM memory.session WHERE id = '" + last + "' FOR UPDATE");
            var dying = CompletableFuture.runAsync(() -> {
                while (step()) {
                    // until it waits for the last session, and dies
                }
            });
            await().untilAsserted(() -> assertThat(WaitingWorkers.kill()).isPositive());
            assertThatThrownBy(dying::join).isNotNull();
            connection.rollback();
        }

        assertThat(latest().getLong("rebuilt")).isEqualTo(2);
        assertThat(rows.texts("SELECT DISTINCT session_id FROM memory WHERE tenant_id = ? AND compressor = 'rules-0'", tenant))
                .containsExactly(last);
        assertThat(finished(id).getLong("rebuilt")).isEqualTo(3);
        assertThat(made()).isEqualTo(fresh);
    }

    @Test
    void aSessionWhoseRawEventsAreGoneStaysAsItIs() {
        store(session);
        makeOlder(session);
        rows.execute("DELETE FROM session_event WHERE session_id = '" + session.id() + "'");
        List<String> before = made();

        JsonPath done = finished(request());

        assertThat(done.getLong("skipped")).isEqualTo(1);
        assertThat(made()).isEqualTo(before);
    }

    @Test
    void aSessionWithoutReadableProgressIsMended() {
        store(session);
        List<String> fresh = made();
        rows.execute("UPDATE session SET progress = '{\"turns\": \"many\"}' WHERE id = '" + session.id() + "'");

        finished(request());

        assertThat(made()).isEqualTo(fresh);
    }

    @Test
    void aSessionThatCannotBeReadKeepsNoOtherFromIt() {
        var broken = new TestSession(tenant);
        store(session);
        store(broken);
        makeOlder(session);
        rows.execute("UPDATE session_event SET source = 'unknown' WHERE session_id = '" + broken.id() + "'");

        JsonPath done = finished(request());

        assertThat(List.of(done.getLong("rebuilt"), done.getLong("failed"))).containsExactly(1L, 1L);
        assertThat(column("count(*)", "compressor", "rules-0")).containsExactly("0");
    }

    @Test
    void aProjectOrASessionIsMadeAnewByItself() {
        var other = new TestSession(tenant);
        store(session);
        store(other);
        makeOlder(session);
        makeOlder(other);
        String project = rows.texts("SELECT p.key FROM project p JOIN session s ON s.project_id = p.id WHERE s.id = ?",
                session.id()).getFirst();

        JsonPath ofProject = finished(request("project", "https://" + project + ".git"));
        List<String> left = rows.texts("SELECT DISTINCT session_id FROM memory WHERE compressor = 'rules-0' AND tenant_id = ?",
                tenant);
        JsonPath ofSession = finished(request("session_id", other.id()));

        assertThat(left).containsExactly(other.id());
        assertThat(List.of(ofProject.getLong("sessions"), ofSession.getLong("sessions"))).containsExactly(1L, 1L);
        assertThat(column("count(*)", "compressor", "rules-0")).containsExactly("0");
    }

    @Test
    void theAuditLogKnowsWhoAskedForIt() {
        store(session);

        String id = request("session_id", session.id());

        assertThat(Announced.of(Topics.AUDIT_REPORTED, tenant, AuditEvent.class)).singleElement().satisfies(entry -> {
            assertThat(entry.actorId()).isEqualTo("root");
            assertThat(entry.details().toString()).contains("rebuild/" + id, "rebuild.requested", session.id());
        });
    }

    @Test
    void aTenantHasOneAtATimeAndOnlyOfWhatItHas() {
        store(session);
        administrator().queryParam("project", "nowhere").post(PATH).then().statusCode(404);
        administrator().queryParam("session_id", "none").post(PATH).then().statusCode(404);
        administrator().queryParam("session_id", "a").queryParam("project", "b").post(PATH).then().statusCode(422);
        administrator().queryParam("session_id", "a\0b").post(PATH).then().statusCode(422);
        administrator().get(PATH).then().statusCode(404);

        request();

        administrator().post(PATH).then().statusCode(409).contentType("application/problem+json");
        assertThat(latest().getString("status")).isEqualTo("waiting");
    }

    @Test
    void onlyAnAdministratorMayAskForIt() {
        given().auth().oauth2(TestTokens.of(tenant, "ann", Scopes.INGEST, Scopes.RECALL)).post(PATH).then().statusCode(403);
        given().post(PATH).then().statusCode(401);
        administrator().get(PATH + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    /** Four turns with passages, decisions, edits and a fix. */
    private void store(TestSession captured) {
        for (int turn = 1; turn <= 4; turn++) {
            Sent.to(Lane.LIVE, captured.prompt("Add discount number " + turn + " to the basket and write a test for it"),
                    captured.edit("/work/shop/src/Discount" + turn + ".java"),
                    captured.response("Discount " + turn + " is there. We decided to use integers instead of floats for price "
                            + turn + ", because rounding lost cents."));
        }
        Sent.to(Lane.LIVE, captured.decision("Use PostgreSQL instead of MySQL for the basket", TestSession.START));
        awaitEvents(captured, 13);
        await().untilAsserted(() -> assertThat(rows.count("SELECT count(*) FROM outbox")).isZero());
    }

    /** As rules of another version had left it. */
    private void makeOlder(TestSession captured) {
        rows.execute(
                """
                        UPDATE memory
                        SET title = 'Old', body = 'Old', tags = '{}', files = '{}', details = '{}', importance = 1,
                          content_hash = 'old', handles = NULL, compressor = 'rules-0'
                        WHERE session_id = '%1$s' AND edited_at IS NULL AND own_importance IS NULL;
                        DELETE FROM memory WHERE session_id = '%1$s' AND source_key LIKE '%%/turn/2' AND recalled_count = 0
                          AND edited_at IS NULL;
                        INSERT INTO memory (tenant_id, id, source_key, project_id, session_id, owner_id, visibility, kind, title, body,
                          importance, occurred_at, compressor, content_hash)
                        SELECT tenant_id, uuidv7(), 'session/' || id || '/decision/bygone', project_id, id, owner_id, 'team', 'decision',
                          'Bygone', 'Bygone', 3, now(), 'rules-0', 'old'
                        FROM session
                        WHERE id = '%1$s';
                        UPDATE session_turn SET intent = 'Old', outcome = 'Old', files_edited = '{}' WHERE session_id = '%1$s';
                        INSERT INTO session_turn (tenant_id, session_id, ordinal, intent, started_at)
                        VALUES ('%2$s', '%1$s', 99, 'Old', now());
                        UPDATE session SET progress = '{}', title = 'Old', turn_count = 99 WHERE id = '%1$s'
                        """
                        .formatted(captured.id(), tenant));
    }

    private List<String> made() {
        return rows.texts(MADE, tenant, tenant, tenant);
    }

    private static String version(Memory memory) {
        return memory.id() + " " + memory.version() + " " + memory.compressor() + " " + memory.title();
    }

    private List<String> versions() {
        return rows.texts("SELECT m::text FROM memory m WHERE tenant_id = ? ORDER BY id", tenant);
    }

    private UUID memory(String kind) {
        return UUID.fromString(column("id", "kind", kind).getFirst());
    }

    /** An expression over the tenant's memories of which these columns have these values. */
    private List<String> column(String expression, Object... conditions) {
        var sql = new StringBuilder("SELECT " + expression + " FROM memory WHERE tenant_id = '" + tenant + "'");
        for (int i = 0; i < conditions.length; i += 2) {
            sql.append(" AND ").append(conditions[i]).append("::text = '").append(conditions[i + 1]).append('\'');
        }
        return rows.texts(sql.toString());
    }

    private void awaitEvents(TestSession captured, int count) {
        await().untilAsserted(() -> assertThat(
                rows.count("SELECT count(*) FROM session_event WHERE session_id = ?", captured.id())).isEqualTo(count));
    }

    private static void edit(MemoryEdited edit) {
        Sent.bytes(Topics.MEMORY_EDITED, edit.key(), Json.bytes(edit));
    }

    private String request() {
        return administrator().post(PATH).then().statusCode(202).extract().path("id");
    }

    private String request(String scope, String value) {
        return administrator().queryParam(scope, value).post(PATH).then().statusCode(202).extract().path("id");
    }

    private JsonPath finished(String id) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            while (step()) {
                // to the end
            }
            assertThat(administrator().get(PATH + "/" + id).jsonPath().getString("status")).isEqualTo("done");
        });
        return latest();
    }

    private JsonPath latest() {
        return administrator().get(PATH).jsonPath();
    }

    private boolean step() {
        return works.stream().filter(work -> work.name().equals("rebuild")).findFirst().orElseThrow().step();
    }

    private RequestSpecification administrator() {
        return given().auth().oauth2(TestTokens.of(tenant, "root", Scopes.ADMIN)).contentType("application/json");
    }

    private long waiting() {
        return rows.count(
                "SELECT count(*) FROM pg_stat_activity WHERE usename = 'throughline_worker' AND wait_event_type = 'Lock'");
    }
}
