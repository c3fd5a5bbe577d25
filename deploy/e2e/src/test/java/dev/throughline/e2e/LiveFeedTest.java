package dev.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** What is sent to ingest-service is seen at recall-service, by those who may see it. */
class LiveFeedTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final Suite suite = Suite.running();
    private final Client client = suite.client();
    private final String session = "live/" + UUID.randomUUID();

    @Test
    void everyEventIsSeenOnceThoughRecallIsKilled() {
        var before = listen(suite.token(), Map.of("session", session));
        List<String> sent = new ArrayList<>(send(30));
        await().atMost(LONG).untilAsserted(() -> assertThat(before.events()).isNotEmpty());
        suite.killRecall();
        sent.addAll(send(30));

        suite.restartRecall();
        sent.addAll(send(30));

        List<String> seen = new ArrayList<>(before.events());
        try (var after = listen(suite.token(), Map.of("session", session, "position", before.position()))) {
            await().atMost(LONG).untilAsserted(() -> assertThat(seen.size() + after.events().size()).isEqualTo(90));
            seen.addAll(after.events());
        }
        assertThat(seen).isEqualTo(sent);
    }

    @Test
    void everyTypeIsToldUnderItsName() {
        try (var listener = listen(suite.token(), Map.of("session", session))) {
            for (String type : List.of("session_started", "action", "response", "state", "goal_added", "goal_updated",
                    "agent_spawned", "agent_completed", "session_updated", "session_ended")) {
                client.append(Event.of(session, type, "x"));
            }
            // what is deleted is not told any more, so all of it must have been told before
            await().atMost(LONG).untilAsserted(() -> assertThat(listener.types()).contains("session_finalized"));
            client.delete(suite.ingest(), "/api/sessions/" + session.replace("/", "%2F"));

            await().atMost(LONG).untilAsserted(() -> assertThat(listener.types()).contains("session_deleted"));
            assertThat(listener.types()).containsSubsequence("connected", "session_created", "action", "response",
                    "state_updated", "goal_added", "goal_updated", "agent_spawned", "agent_completed", "metadata_updated",
                    "session_finalized", "session_deleted");
        }
    }

    @Test
    void neitherAColleagueNorAStrangerSeesWhatIsPrivate() {
        try (var owner = listen(suite.token(), Map.of("session", session));
                var colleague = listen(colleague(), Map.of("session", session));
                var stranger = listen(suite.otherTenant().token(), Map.of())) {
            Event asked = Event.prompt(session, "<private>what does she earn?</private>");
            Event answered = Event.of(session, "response", "What the answer to a private prompt says");
            client.append(asked, answered);
            Event open = Event.prompt(session, "What may anyone know?");
            client.append(open);

            await().atMost(LONG).untilAsserted(() -> assertThat(colleague.events()).contains(open.id()));
            assertThat(colleague.events()).containsExactly(open.id());
            await().untilAsserted(() -> assertThat(owner.events()).contains(answered.id(), open.id()));
            assertThat(stranger.types()).doesNotContain("prompt", "response");
        }
    }

    private List<String> send(int events) {
        return IntStream.range(0, events).mapToObj(i -> Event.of(session, "action", "number " + i))
                .peek(event -> client.append(event).position()).map(Event::id).toList();
    }

    private LiveListener listen(String token, Map<String, String> wanted) {
        return new LiveListener(suite.recall(), token, wanted);
    }

    private String colleague() {
        String name = "colleague-" + UUID.randomUUID();
        var member = client.post(suite.audit(), "/api/members",
                Map.of("name", name, "password", "correct horse battery", "role", "member"));
        assertThat(member.status()).as("%s", member.body()).isEqualTo(201);
        return Client.login(suite.audit(), Suite.TENANT, name, "correct horse battery");
    }
}
