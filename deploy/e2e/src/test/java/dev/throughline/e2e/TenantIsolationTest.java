package dev.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One tenant never sees another, though both have a project, a session and a user of the same name. */
class TenantIsolationTest {

    private static final String PROJECT = "github.com/acme/isolation";
    private static final String SESSION = "isolated";
    private static final String SECRET = "The heliotrope ledger belongs to the first tenant";

    private static String position;

    private final Client owner = Suite.running().client();
    private final Client stranger = Suite.running().otherTenant();

    @BeforeAll
    static void bothTenantsWrite() {
        var suite = Suite.running();
        position = suite.client().append(Event.prompt(SESSION, SECRET).in(PROJECT)).position();
        String other = suite.otherTenant().append(Event.prompt(SESSION, "The other tenant has a note too").in(PROJECT))
                .position();
        suite.client().awaitArrival(position + "," + other);
    }

    @Test
    void theOwnerFindsIt() {
        assertThat(owner.found(Map.of("q", "heliotrope ledger", "kinds", "passage"))).contains(SECRET);
    }

    @Test
    void aSearchDoesNot() {
        assertThat(stranger.found(Map.of("q", "heliotrope ledger"))).noneMatch(text -> text.contains("heliotrope"));
        assertThat(stranger.found(Map.of("q", "", "project", PROJECT, "session_id", SESSION)))
                .noneMatch(text -> text.contains("heliotrope"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "heliotrope ledger", "" })
    void aRecallDoesNot(String query) {
        var answer = stranger.get("/api/recall", Map.of("q", query, "project", PROJECT, "after", position));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().toString()).doesNotContain("heliotrope ledger belongs");
    }

    @Test
    void aSessionByItsIdIsTheCallersOwn() {
        var answer = stranger.get("/api/sessions/" + SESSION, Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().toString()).doesNotContain("heliotrope").contains("The other tenant");
        assertThat(stranger.get("/api/sessions", Map.of()).body().toString()).doesNotContain("heliotrope");
    }

    @Test
    void aSessionThatOnlyTheOwnerHasIsUnknown() {
        owner.awaitArrival(owner.append(Event.prompt("only-mine", "text")).position());

        assertThat(owner.get("/api/sessions/only-mine", Map.of()).status()).isEqualTo(200);
        assertThat(stranger.get("/api/sessions/only-mine", Map.of()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = { "session", "session_event", "session_turn", "memory", "project", "project_alias" })
    void sqlUnderTheReadersRoleShowsOneTenantAlone(String table) {
        String tenants = "SELECT DISTINCT tenant_id FROM memory." + table;

        assertThat(Database.texts(tenants)).contains(Suite.TENANT, Suite.OTHER_TENANT);
        assertThat(Database.textsAsReader(Suite.OTHER_TENANT, "anyone", tenants)).isEqualTo(List.of(Suite.OTHER_TENANT));
        assertThat(Database.textsAsReader("", "anyone", tenants)).isEmpty();
    }
}
