package dev.throughline.e2e;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** The worker is the single writer: whatever becomes of its process, each event is stored once. */
class WorkerFaultTest {

    private static final int SESSIONS = 10;
    private static final int TURNS = 150;
    // a prompt, the calls, the answer, and the usage of each of the agent's messages
    private static final int FEWEST_EVENTS_A_TURN = 2 + Conversation.CALLS_A_TURN;
    private static final Duration TAKE_OVER = Duration.ofSeconds(90);

    private final Suite suite = Suite.running();

    @Test
    void aWorkerKilledInTheMiddleOfAnImportLeavesWhatAnUndisturbedImportLeaves() {
        List<Conversation> conversations = conversations("killed");
        String undisturbed = importAll(suite.otherTenant(), conversations);
        suite.otherTenant().awaitArrival(undisturbed);
        suite.worker().freeze();
        String disturbed = importAll(suite.client(), conversations);

        suite.worker().thaw();
        awaitSomeOf(conversations);
        suite.worker().kill();
        long storedWhenKilled = eventsOf(Suite.TENANT, conversations);
        suite.restartWorker();
        suite.client().awaitArrival(disturbed);

        assertThat(storedWhenKilled).isLessThan(eventsOf(Suite.OTHER_TENANT, conversations));
        assertThat(stored(Suite.TENANT, conversations).differencesTo(stored(Suite.OTHER_TENANT, conversations))).isEmpty();
    }

    @Test
    void aWorkerThatIsStoppedAndResumedLateWritesNothingTwice() {
        List<Conversation> conversations = conversations("frozen");
        ServiceProcess second = suite.startWorker().awaitReady();
        String position = importAll(suite.client(), conversations);
        awaitSomeOf(conversations);

        suite.worker().freeze();
        awaitAllOf(conversations);
        suite.worker().thaw();
        String afterwards = suite.client().append(Event.prompt("after-the-thaw", "Is everyone awake?")).position();
        suite.client().awaitArrival(position + "," + afterwards);
        second.terminate();
        suite.otherTenant().awaitArrival(importAll(suite.otherTenant(), conversations));

        assertThat(stored(Suite.TENANT, conversations).differencesTo(stored(Suite.OTHER_TENANT, conversations))).isEmpty();
    }

    private static List<Conversation> conversations(String name) {
        return IntStream.range(0, SESSIONS).mapToObj(i -> Conversation.ofTurns(name + "-" + i, TURNS)).toList();
    }

    private static String importAll(Client client, List<Conversation> conversations) {
        return conversations.stream().map(conversation -> client.importTranscript(conversation, "faults").position())
                .collect(joining(","));
    }

    private static void awaitSomeOf(List<Conversation> conversations) {
        await().atMost(TAKE_OVER).pollInterval(Duration.ofMillis(5)).pollDelay(Duration.ZERO).untilAsserted(
                () -> assertThat(eventsOf(Suite.TENANT, conversations)).isPositive());
    }

    private static void awaitAllOf(List<Conversation> conversations) {
        await().atMost(TAKE_OVER).untilAsserted(() -> assertThat(eventsOf(Suite.TENANT, conversations))
                .isGreaterThanOrEqualTo((long) SESSIONS * TURNS * FEWEST_EVENTS_A_TURN));
    }

    private static Stored stored(String tenant, List<Conversation> conversations) {
        return Stored.of(tenant, sessions(conversations));
    }

    private static long eventsOf(String tenant, List<Conversation> conversations) {
        return Database.count("SELECT count(*) FROM memory.session_event WHERE tenant_id = ? AND session_id = ANY (?)", tenant,
                sessions(conversations));
    }

    private static List<String> sessions(List<Conversation> conversations) {
        return conversations.stream().map(Conversation::session).toList();
    }
}
