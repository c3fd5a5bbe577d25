package dev.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

/** What audit-service revokes is refused by all others within two seconds. */
class TokenRevocationTest {

    private static final Duration PROMISE = Duration.ofSeconds(2);

    private final Suite suite = Suite.running();
    private final Client administrator = suite.client();

    @Test
    void aMachinesTokenEndsEverywhere() {
        String path = "/api/machines/laptop-" + UUID.randomUUID() + "/tokens";
        var issued = administrator.post(suite.audit(), path, Map.of("name", "work", "scopes", List.of("admin"))).body();
        var machine = new Client(suite.ingest(), suite.recall(), issued.path("token").asText());
        isServed(machine);

        administrator.delete(suite.audit(), path + "/" + issued.path("details").path("id").asText());

        isRefused(machine);
    }

    @Test
    void aMembersTokensEndEverywhereWhenTheMemberIsRemoved() {
        String name = "leaver-" + UUID.randomUUID();
        String password = UUID.randomUUID().toString();
        var member = administrator.post(suite.audit(), "/api/members",
                Map.of("name", name, "role", "admin", "password", password)).body();
        var leaver = new Client(suite.ingest(), suite.recall(), Client.login(suite.audit(), Suite.TENANT, name, password));
        isServed(leaver);

        administrator.delete(suite.audit(), "/api/members/" + member.path("id").asText());

        isRefused(leaver);
    }

    private void isServed(Client caller) {
        assertThat(statuses(caller)).containsExactly(202, 200, 200, 200);
    }

    private void isRefused(Client caller) {
        await().atMost(PROMISE).untilAsserted(() -> assertThat(statuses(caller)).containsOnly(401));
    }

    /** Of ingest, recall, the worker and audit-service. */
    private List<Integer> statuses(Client caller) {
        URI worker = suite.worker().address();
        return List.of(caller.append(Event.prompt("revoked", "hello")).status(),
                caller.search(Map.of("q", "hello")).status(),
                caller.post(worker, "/api/dead-letters/replay", Map.of()).status(),
                caller.get(suite.audit(), "/api/members").status());
    }
}
