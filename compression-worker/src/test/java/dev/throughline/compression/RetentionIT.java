package dev.throughline.compression;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

import dev.throughline.common.event.AuditEvent;
import dev.throughline.common.security.Scopes;
import dev.throughline.common.topic.Lane;
import dev.throughline.common.topic.Topics;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@TestProfile(RetentionIT.OfAYear.class)
@QuarkusTestResource(InfrastructureResource.class)
class RetentionIT {

    /** The tests have months leave themselves. */
    public static final class OfAYear implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("retention.keep-events", "365d", "retention.interval", "1000h");
        }
    }

    private static final String PATH = "/api/admin/retention";
    private static final Instant LONG_AGO = Instant.parse("2024-01-20T10:00:00Z");

    private final Rows rows = new Rows();
    private final String tenant = "retention-" + UUID.randomUUID();
    private final TestSession session = new TestSession(tenant);

    @BeforeEach
    void storeASessionOfLongAgo() {
        Started.awaited();
        rows.execute("""
                SET ROLE throughline_worker;
                CREATE TABLE session_event_2024_01 PARTITION OF session_event FOR VALUES FROM ('2024-01-01') TO ('2024-02-01')
                """);
        Sent.to(Lane.LIVE, session.transcriptPrompt("Why is the basket slow?", 1, LONG_AGO));
        await().untilAsserted(() -> assertThat(events()).isEqualTo(1));
        rows.execute(
                """
                        UPDATE session_event SET event_month = '2024-01-01' WHERE session_id = '%1$s';
                        UPDATE session
                        SET event_month = '2024-01-01', started_at = '2024-01-20', last_event_at = '2024-01-20', touched_at = '2024-01-20'
                        WHERE id = '%1$s'
                        """
                        .formatted(session.id()));
    }

    @AfterEach
    void forgetTheMonth() {
        rows.execute("""
                DROP TABLE IF EXISTS session_event_2024_01;
                DELETE FROM session_event WHERE event_month = '2024-01-01';
                DELETE FROM bygone_month;
                UPDATE session SET touched_at = '2024-01-20' WHERE event_month = '2024-01-01'
                """);
    }

    @Test
    void aMonthThatIsOverLeavesAsAWholeAndMemoriesStay() {
        long memories = memories();

        JsonPath before = kept();
        JsonPath left = administrator().post(PATH).then().statusCode(200).extract().jsonPath();

        assertThat(before.getBoolean("months.find { it.month == '2024-01' }.leaves")).isTrue();
        assertThat(left.getList("months.month")).containsExactly("2024-01");
        assertThat(kept().getList("months.month", String.class)).isNotEmpty().doesNotContain("2024-01");
        assertThat(events()).isZero();
        assertThat(memories()).isEqualTo(memories).isPositive();
    }

    @Test
    void aMonthStaysWhileOneOfItsSessionsGoesOn() {
        rows.execute("UPDATE session SET touched_at = now() - interval '300 days' WHERE id = '" + session.id() + "'");

        JsonPath left = administrator().post(PATH).jsonPath();

        assertThat(left.getList("months")).isEmpty();
        assertThat(kept().getBoolean("months.find { it.month == '2024-01' }.leaves")).isFalse();
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void aTranscriptWhoseEventsLeftStillAddsOnlyWhatIsNew() {
        long memories = memories();
        administrator().post(PATH).then().statusCode(200);

        Sent.to(Lane.BACKFILL, session.transcriptPrompt("Why is the basket slow?", 1, LONG_AGO),
                session.transcriptPrompt("And now?", 1, Instant.now()));

        await().untilAsserted(() -> assertThat(rows.texts("SELECT data->>'text' FROM session_event WHERE session_id = ?",
                session.id())).containsExactly("And now?"));
        assertThat(memories()).isGreaterThan(memories);
        assertThat(rows.count("SELECT turn_count FROM session WHERE id = ?", session.id())).isEqualTo(2);
    }

    @Test
    void theAuditLogKnowsWhoLetThemLeave() {
        administrator().post(PATH).then().statusCode(200);

        assertThat(Announced.of(Topics.AUDIT_REPORTED, tenant, AuditEvent.class)).singleElement()
                .satisfies(entry -> assertThat(entry.details().toString()).contains("retention.run"));
    }

    @Test
    void onlyAnAdministratorSeesOrDoesIt() {
        String token = TestTokens.of(tenant, "ada", Scopes.RECALL);

        given().auth().oauth2(token).get(PATH).then().statusCode(403);
        given().auth().oauth2(token).post(PATH).then().statusCode(403);
        given().get(PATH).then().statusCode(401);
    }

    private long events() {
        return rows.count("SELECT count(*) FROM session_event WHERE session_id = ?", session.id());
    }

    private long memories() {
        return rows.count("SELECT count(*) FROM memory WHERE session_id = ?", session.id());
    }

    private JsonPath kept() {
        return administrator().get(PATH).then().statusCode(200).extract().jsonPath();
    }

    private RequestSpecification administrator() {
        return given().auth().oauth2(TestTokens.of(tenant, "root", Scopes.ADMIN)).contentType("application/json");
    }
}
