package dev.throughline.compression;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

import dev.throughline.common.event.ContentKey;
import dev.throughline.common.event.EventType;
import dev.throughline.common.memory.Memory;
import dev.throughline.common.security.Scopes;
import dev.throughline.common.topic.Lane;
import dev.throughline.common.topic.Topics;
import dev.throughline.compression.background.BackgroundWork;
import dev.throughline.testing.Infrastructure;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;
import dev.throughline.testing.TopicRecords;

@QuarkusTest
@TestProfile(StepByStep.class)
@QuarkusTestResource(InfrastructureResource.class)
class RescanIT {

    private static final String PATH = "/api/admin/rescan";
    private static final String BADGE = "BDG-123456";

    /** All that is stored of a tenant, in one text. */
    private static final String STORED = """
            SELECT string_agg(stored, ' ' ORDER BY stored)
            FROM (
              SELECT s::text AS stored FROM session s WHERE s.tenant_id = ?
              UNION ALL
              SELECT e::text FROM session_event e WHERE e.tenant_id = ?
              UNION ALL
              SELECT t::text FROM session_turn t WHERE t.tenant_id = ?
              UNION ALL
              SELECT m::text FROM memory m WHERE m.tenant_id = ?
              UNION ALL
              SELECT s::text FROM session_state s WHERE s.tenant_id = ?
              UNION ALL
              SELECT g::text FROM session_goal g WHERE g.tenant_id = ?
              UNION ALL
              SELECT a::text FROM session_agent a WHERE a.tenant_id = ?
              UNION ALL
              SELECT f::text FROM session_file f WHERE f.tenant_id = ?) AS everything
            """;

    @Inject
    @All
    List<BackgroundWork> works;

    private final Rows rows = new Rows();
    private final String tenant = "rescan-" + UUID.randomUUID();
    private final TestSession session = new TestSession(tenant);

    @BeforeEach
    void waitForTheWorker() {
        Started.awaited();
    }

    @Test
    void aRuleThatWasAddedLaterCleansAllThatIsStored() {
        store(session);
        store(new TestSession(tenant), "BDG-none");
        TenantRule.deny(tenant, "badge", "BDG-[0-9]{6}");

        JsonPath done = finished(request());

        assertThat(stored(tenant)).doesNotContain(BADGE).contains("[secret:custom-badge:", "BDG-none");
        assertThat(done.getLong("finds.'custom-badge'")).isPositive();
        assertThat(done.getLong("looked_at")).isGreaterThan(done.getLong("cleaned"));
        assertThat(done.getList("not_reached", String.class)).anyMatch(place -> place.contains(Topics.SESSION_OBSERVED));
    }

    @Test
    void whatIsCleanedGoesToTheIndexesAsANewVersion() {
        store(session);
        TenantRule.deny(tenant, "badge", "BDG-[0-9]{6}");

        finished(request());

        await().untilAsserted(() -> assertThat(newest()).isNotEmpty()
                .allSatisfy(
                        memory -> assertThat(memory.title() + memory.body() + memory.details() + memory.files() + memory.tags())
                                .doesNotContain(BADGE))
                .anySatisfy(memory -> assertThat(memory.body()).contains("[secret:custom-badge:")));
        assertThat(rows.count("SELECT count(*) FROM memory WHERE tenant_id = ? AND embedding IS NOT NULL", tenant)).isZero();
    }

    @Test
    void theSessionGoesOnCleanAfterIt() {
        store(session);
        TenantRule.deny(tenant, "badge", "BDG-[0-9]{6}");
        finished(request());

        Sent.to(Lane.LIVE, session.response("The badge is changed everywhere."), session.prompt("Now write the tests"));

        await().untilAsserted(
                () -> assertThat(rows.count("SELECT turn_count FROM session WHERE id = ?", session.id())).isEqualTo(5));
        assertThat(stored(tenant)).doesNotContain(BADGE);
    }

    @Test
    void theStateGoesOnCleanAfterIt() {
        store(session);
        TenantRule.deny(tenant, "badge", "BDG-[0-9]{6}");
        finished(request());
        ObjectNode change = TestSession.data();
        change.putObject("patch").put("printed", true);

        Sent.to(Lane.LIVE, session.event(EventType.STATE, change));

        await().untilAsserted(() -> assertThat(
                rows.texts("SELECT state->>'printed' FROM session_state WHERE session_id = ?", session.id()))
                .containsExactly("true"));
        assertThat(stored(tenant)).doesNotContain(BADGE);
    }

    @Test
    void aTextThatIsCleanedIsStillKnownWhenItsTranscriptIsImported() {
        String text = "Open the door with " + BADGE + " please";
        Sent.to(Lane.LIVE, session.hookPrompt(text, TestSession.START));
        await().untilAsserted(() -> assertThat(stored(tenant)).contains(BADGE));
        TenantRule.deny(tenant, "badge", "BDG-[0-9]{6}");

        finished(request());

        String cleaned = rows.texts("SELECT data->>'text' FROM session_event WHERE tenant_id = ?", tenant).getFirst();
        assertThat(rows.texts("SELECT content_key FROM session_event WHERE tenant_id = ?", tenant))
                .containsExactly(ContentKey.of(EventType.PROMPT, cleaned));
    }

    @Test
    void whatWasFoundIsReportedWithoutItsValueAndSoIsWhoAskedForIt() {
        store(session);
        TenantRule.deny(tenant, "badge", "BDG-[0-9]{6}");

        finished(request());

        var reported = TopicRecords.texts(Topics.AUDIT_REPORTED, tenant);
        assertThat(reported).filteredOn(entry -> entry.contains("\"action\":\"administered\"")).singleElement().asString()
                .contains("rescan.requested", "\"actor_id\":\"root\"");
        assertThat(reported).filteredOn(entry -> entry.contains("\"action\":\"secret.found\"")).isNotEmpty()
                .allMatch(entry -> entry.contains("\"place\":\"rescan\"") && entry.contains("custom-badge"))
                .noneMatch(entry -> entry.contains(BADGE));
    }

    @Test
    void theRowsOfAnotherTenantStayAsTheyAre() {
        var other = new TestSession("other-" + tenant);
        store(session);
        store(other);
        String before = stored("other-" + tenant);
        TenantRule.deny(tenant, "badge", "BDG-[0-9]{6}");

        String id = request();
        finished(id);

        assertThat(stored("other-" + tenant)).isEqualTo(before).contains(BADGE);
        given().auth().oauth2(TestTokens.of("other-" + tenant, "root", Scopes.ADMIN)).get(PATH + "/" + id).then()
                .statusCode(404);
    }

    @Test
    void aWorkerThatDiesInTheMiddleLeavesHalfAndTheNextOneDoesTheRest() throws Exception {
        String twin = "twin-" + tenant;
        store(session);
        store(new TestSession(twin));
        TenantRule.deny(tenant, "badge", "BDG-[0-9]{6}");
        TenantRule.deny(twin, "badge", "BDG-[0-9]{6}");
        JsonPath whole = finished(twin, request(twin));
        String id = request();
        await().until(() -> step());

        try (var connection = Infrastructure.shared().database().superuser(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT FROM memory.memory WHERE tenant_id = '" + tenant + "' FOR UPDATE");
            var dying = CompletableFuture.runAsync(() -> {
                while (step()) {
                    // until it waits for the memories, and dies
                }
            });
            await().untilAsserted(() -> assertThat(WaitingWorkers.kill()).isPositive());
            assertThatThrownBy(dying::join).isNotNull();
            connection.rollback();
        }

        assertThat(stored(tenant)).as("half of it is done").contains(BADGE).contains("[secret:custom-badge:");
        JsonPath resumed = finished(id);
        assertThat(stored(tenant)).doesNotContain(BADGE);
        assertThat(resumed.getLong("looked_at")).isEqualTo(whole.getLong("looked_at"));
        assertThat(resumed.getLong("cleaned")).isEqualTo(whole.getLong("cleaned"));
        assertThat(resumed.getMap("finds")).isEqualTo(whole.getMap("finds"));
    }

    @Test
    void aTenantHasOneAtATime() {
        request();

        administrator(tenant).post(PATH).then().statusCode(409).contentType("application/problem+json");
    }

    @Test
    void onlyAnAdministratorMayAskForIt() {
        given().auth().oauth2(TestTokens.of(tenant, "ann", Scopes.INGEST, Scopes.RECALL)).post(PATH).then().statusCode(403);
        given().post(PATH).then().statusCode(401);
        administrator(tenant).get(PATH + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void aRuleThatMatchesWhatTheSuiteItselfWritesBreaksNoSession() {
        store(session);
        TenantRule.deny(tenant, "moment", "20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z");
        String before = progress();

        finished(request());
        String after = progress();
        Sent.to(Lane.LIVE, session.prompt("Now write the tests"));

        assertThat(after).isEqualTo(before);
        await().untilAsserted(
                () -> assertThat(rows.count("SELECT turn_count FROM session WHERE id = ?", session.id())).isEqualTo(5));
    }

    /** Four turns that name the badge in every place there is. */
    private void store(TestSession captured) {
        store(captured, BADGE);
    }

    private void store(TestSession captured, String badge) {
        for (int turn = 1; turn <= 4; turn++) {
            Sent.to(Lane.LIVE, captured.prompt("Use the badge " + badge + " at door number " + turn + " and never another one"),
                    captured.edit("doors/" + badge + "/Door" + turn + ".java"),
                    captured.decision("We decided to use " + badge + " instead of a key for door " + turn, TestSession.START),
                    captured.response("I have set " + badge + " for door " + turn + ". Next: test it with " + badge + "."));
        }
        ObjectNode patch = TestSession.data();
        patch.putObject("patch").putObject(badge).put("holder", badge);
        Sent.to(Lane.LIVE, captured.event(EventType.STATE, patch),
                captured.event(EventType.GOAL_ADDED, TestSession.data().put("description", "Print " + badge).put("for", badge)),
                captured.event(EventType.AGENT_SPAWNED,
                        TestSession.data().put("type", "printer").put("task", "Print " + badge)));
        await().untilAsserted(() -> assertThat(
                rows.count("SELECT count(*) FROM session_event WHERE session_id = ?", captured.id())).isEqualTo(19));
        await().untilAsserted(() -> assertThat(rows.count("SELECT count(*) FROM outbox")).isZero());
    }

    private String progress() {
        return rows.texts("SELECT progress::text FROM session WHERE id = ?", session.id()).getFirst();
    }

    private String stored(String ofTenant) {
        return String.valueOf(rows.texts(STORED, Collections.nCopies(8, ofTenant).toArray()).getFirst());
    }

    /** The newest version of each memory that was announced. */
    private List<Memory> newest() {
        return List.copyOf(Announced.of(session).stream()
                .collect(Collectors.toMap(Memory::id, Function.identity(), (a, b) -> a.version() > b.version() ? a : b))
                .values());
    }

    private String request() {
        return request(tenant);
    }

    private static String request(String ofTenant) {
        return administrator(ofTenant).post(PATH).then().statusCode(202).extract().path("id");
    }

    private JsonPath finished(String id) {
        return finished(tenant, id);
    }

    private JsonPath finished(String ofTenant, String id) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            while (step()) {
                // to the end
            }
            assertThat(administrator(ofTenant).get(PATH + "/" + id).jsonPath().getString("status")).isEqualTo("done");
        });
        return administrator(ofTenant).get(PATH + "/" + id).jsonPath();
    }

    private boolean step() {
        return works.stream().filter(work -> work.name().equals("rescan")).findFirst().orElseThrow().step();
    }

    private static RequestSpecification administrator(String ofTenant) {
        return given().auth().oauth2(TestTokens.of(ofTenant, "root", Scopes.ADMIN)).contentType("application/json");
    }
}
