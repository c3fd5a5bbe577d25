package dev.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** A tenant's rules about secrets on their way through all services, and the find that ends up in the vault. */
class SecretRulesTest {

    private static final Duration IN_FORCE = Duration.ofSeconds(2);
    private static final Duration RESCANNED = Duration.ofSeconds(60);
    private static final Pattern MARKER = Pattern.compile("\\[secret:github-token:([0-9a-f]{8})]");

    private final Suite suite = Suite.running();
    private final Client client = suite.client();
    private final String session = "rules-" + UUID.randomUUID();
    private final String prefix = "BDG" + ThreadLocalRandom.current().nextInt(100_000, 1_000_000);
    private final String badge = prefix + "x123456";

    @Test
    void aRuleThatIsAddedLaterTakesTheTextOutOfWhatIsStoredAndWhatIsFound() {
        var event = Event.prompt(session, "The harbour door opens with " + badge);
        client.awaitArrival(client.append(event).position());
        suite.otherTenant().awaitArrival(suite.otherTenant().append(event).position());
        assertThat(found(client, badge)).anyMatch(text -> text.contains(badge));

        addRule();
        rescan();

        await().untilAsserted(() -> assertThat(found(client, "harbour door opens")).isNotEmpty()
                .allMatch(text -> text.contains("[secret:custom-badge:") && !text.contains(badge)));
        assertThat(found(client, badge)).noneMatch(text -> text.contains(badge));
        assertThat(found(suite.otherTenant(), badge)).as("another tenant's").anyMatch(text -> text.contains(badge));
    }

    @Test
    void aRuleIsInForceAtTheDoorWithinTwoSeconds() {
        addRule();

        await().atMost(IN_FORCE).untilAsserted(() -> {
            String id = UUID.randomUUID().toString();
            var event = new Event(id, session, null, "prompt", Map.of("text", "Take " + badge));
            client.awaitArrival(client.append(event).position());
            assertThat(stored(id)).startsWith("Take [secret:custom-badge:");
        });
    }

    @Test
    void aFindIsSealedAtTheDoorAndRevealedFromTheVaultByItsFingerprint() {
        String secret = "gh" + "p_" + UUID.randomUUID().toString().replace("-", "").repeat(2).substring(0, 36);
        var ingest = suite.startIngest(Map.of("SECRET_FINDS", "vault")).awaitReady();
        var door = new Client(ingest.address(), suite.recall(), suite.token());
        await().untilAsserted(() -> assertThat(client.get(ingest.address(), "/q/health/ready").body().toString())
                .contains("\"vault-key\",\"status\":\"UP\",\"data\":{\"state\":\"on\"}"));

        door.awaitArrival(door.append(Event.prompt(session, "Deploy with " + secret)).position());
        ingest.terminate();

        var marker = MARKER.matcher(Database.texts("""
                SELECT data->>'text'
                FROM memory.session_event
                WHERE tenant_id = ? AND session_id = ?
                """, Suite.TENANT, session).getFirst());
        assertThat(marker.find()).isTrue();
        String id = await().until(() -> credential(marker.group(1)), found -> !found.isEmpty());
        var revealed = client.post(suite.audit(), "/api/credentials/" + id + "/reveal",
                Map.of("reason", "the deployment fails"));
        assertThat(revealed.body().path("secret").toString()).contains(secret);
    }

    private void addRule() {
        var added = client.post(suite.audit(), "/api/secret-rules",
                Map.of("effect", "deny", "kind", "badge", "pattern", prefix + "x[0-9]{6}"));
        assertThat(added.status()).as("%s", added.body()).isEqualTo(201);
    }

    private void rescan() {
        var asked = client.post(suite.worker().address(), "/api/admin/rescan", Map.of());
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(202);
        String path = "/api/admin/rescan/" + asked.body().path("id").asText();
        await().atMost(RESCANNED).untilAsserted(() -> assertThat(
                client.get(suite.worker().address(), path).body().path("status").asText()).isEqualTo("done"));
    }

    private String credential(String fingerprint) {
        return client.get(suite.audit(), "/api/credentials?fingerprint=" + fingerprint).body().path("items").path(0).path("id")
                .asText();
    }

    private static String stored(String eventId) {
        List<String> texts = Database.texts(
                "SELECT data->>'text' FROM memory.session_event WHERE tenant_id = ? AND event_id = ?",
                Suite.TENANT, eventId);
        return texts.isEmpty() ? "" : texts.getFirst();
    }

    private List<String> found(Client caller, String question) {
        return caller.found(Map.of("q", question, "session_id", session));
    }
}
