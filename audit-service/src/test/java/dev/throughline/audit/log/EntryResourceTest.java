package dev.throughline.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import dev.throughline.audit.AuditServer;
import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class EntryResourceTest {

    private static final String ENTRIES = "/api/audit/entries";
    private static final String CREDENTIALS = "/api/credential-audit-logs";

    private final AuditLog log;
    private final Instant begin = Instant.now();
    private Auditor auditor;

    EntryResourceTest(AuditLog log) {
        this.log = log;
    }

    @BeforeEach
    void recordThree() {
        auditor = Auditor.ofNewTenant();
        log.record(auditor.draft(AuditAction.CREDENTIAL_CREATED, "c1")).await().indefinitely();
        log.record(auditor.draft(AuditAction.CREDENTIAL_REVEALED, "c2")).await().indefinitely();
        log.record(AuditDraft.denied(new Actor(auditor.tenant(), "another", null, null, null), AuditAction.LOGIN, "member/m",
                "no such permission")).await().indefinitely();
    }

    @Test
    void theNewestEntryComesFirst() {
        JsonPath page = get(ENTRIES + "?limit=2");

        assertThat(page.getInt("total")).isEqualTo(3);
        assertThat(page.getList("items.sequence")).containsExactly(3, 2);
        assertThat(page.getMap("items[1]")).containsAllEntriesOf(Map.of("actor", "a-member", "token_id", "a-token",
                "machine", "a-machine", "address", "192.0.2.7", "action", "CREDENTIAL_REVEALED", "subject", "credential/c2",
                "outcome", "ALLOWED"));
        assertThat(page.getString("items[0].reason")).isEqualTo("no such permission");
    }

    @Test
    void aListIsFilteredByWhatIsAsked() {
        assertThat(get(ENTRIES + "?subject=credential/c1").getList("items.sequence")).containsExactly(1);
        assertThat(get(ENTRIES + "?actor=another").getList("items.sequence")).containsExactly(3);
        assertThat(get(ENTRIES + "?action=credential_revealed").getList("items.sequence")).containsExactly(2);
        assertThat(get(ENTRIES + "?outcome=DENIED").getList("items.sequence")).containsExactly(3);
        assertThat(get(ENTRIES + "?from=" + begin).getInt("total")).isEqualTo(3);
        assertThat(get(ENTRIES + "?to=" + begin).getInt("total")).isZero();
        assertThat(get(ENTRIES + "?skip=1&limit=1").getList("items.sequence")).containsExactly(2);
    }

    @Test
    void oneEntryComesWithTheTextThatIsHashed() {
        JsonPath entry = get(ENTRIES + "/2");

        assertThat(entry.getString("text")).isEqualTo(Ledger.of(auditor.tenant()).entry(2));
        assertThat(Instant.parse(entry.getString("occurred_at"))).isAfterOrEqualTo(begin.minusSeconds(1));
    }

    @Test
    void aWrongFilterIsNamed() {
        auditor.asks().get(ENTRIES + "?action=everything").then().statusCode(422);
        auditor.asks().get(ENTRIES + "?from=yesterday").then().statusCode(422);
        assertThat(auditor.asks().get(ENTRIES + "?outcome=maybe").jsonPath().getString("errors[0].field"))
                .isEqualTo("outcome");
    }

    @Test
    void anotherTenantSeesNothing() {
        Auditor other = Auditor.ofNewTenant();

        assertThat(other.asks().get(ENTRIES + "?subject=credential/c1").jsonPath().getInt("total")).isZero();
        other.asks().get(ENTRIES + "/3").then().statusCode(404);
        other.asks().get("/api/audit/proofs/inclusion?sequence=3&size=3").then().statusCode(404);
        assertThat(other.asks().get("/api/audit/export").asString()).doesNotContain(auditor.tenant());
        assertThat(other.asks().get(CREDENTIALS).jsonPath().getInt("total")).isZero();
    }

    @Test
    void theLogOfCredentialsHasTheReferenceForm() {
        JsonPath page = get(CREDENTIALS + "/by-credential/c2");

        assertThat(page.getInt("total")).isEqualTo(1);
        assertThat(page.getMap("items[0]")).containsAllEntriesOf(Map.of("id", 2, "credential_id", "c2", "user_id", "a-member",
                "action", "decrypt", "ip_address", "192.0.2.7")).containsKeys("timestamp", "details");
        assertThat(get(CREDENTIALS).getList("items.action")).containsExactly("decrypt", "create");
        assertThat(get(CREDENTIALS + "/by-user/a-member").getInt("total")).isEqualTo(2);
        assertThat(get(CREDENTIALS + "/1").getString("credential_id")).isEqualTo("c1");
        auditor.asks().get(CREDENTIALS + "/3").then().statusCode(404);
    }

    @Test
    void theLogIsForAuditorsAlone() {
        AuditServer.addMember(auditor.tenant(), "reader", "recall");
        String reader = AuditServer.token(auditor.tenant(), "reader");

        for (String path : new String[] { ENTRIES, ENTRIES + "/1", CREDENTIALS, "/api/audit/export",
                "/api/audit/proofs/inclusion?sequence=1" }) {
            AuditServer.as(reader).get(path).then().statusCode(403);
        }
    }

    private JsonPath get(String path) {
        return auditor.asks().get(path).then().statusCode(200).extract().jsonPath();
    }
}
