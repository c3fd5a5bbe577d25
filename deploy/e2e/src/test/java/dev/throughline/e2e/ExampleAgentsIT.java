package dev.throughline.e2e;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.testing.NeedsPrograms;
import dev.throughline.testing.Script;

/** The example agents, by the client libraries that users have, while services are killed under them. */
@NeedsPrograms({ "python3", "node" })
class ExampleAgentsIT {

    private static final int SESSIONS = 20;
    private static final int SESSIONS_A_PROCESS = 5;
    private static final Path EXAMPLES = Script.CLIENTS.resolve("examples");
    private static final String LIBRARY = Script.CLIENTS.resolve("python/src").toString();

    private final Suite suite = Suite.running();
    // one for all: they share a spool, as all processes of a user do
    private final Path state = Machine.newFolder();

    @Test
    void sixtySessionsAreStoredExactlyThoughWorkerAndRecallAreKilledInTheMiddle() {
        List<Script> agents = startThreeKinds();
        awaitFirstEvents();

        suite.worker().kill();
        suite.killRecall();
        assertThat(agents).filteredOn(Script::isRunning).as("agents in the middle of their work").hasSizeGreaterThan(10);
        suite.restartRecall();
        suite.restartWorker();
        List<Account> accounts = agents.stream().map(Script::lines).flatMap(Account::of).toList();
        suite.client().awaitArrival(accounts.stream().map(Account::position).filter(position -> !position.isEmpty())
                .collect(joining(",")));

        assertThat(accounts).hasSize(3 * SESSIONS).allSatisfy(this::isStoredExactly);
    }

    @Test
    void aCommandLineAgentGoesOnWhereItsLastRunStopped() {
        List<String> first = commandLine("resumed", "first", "--steps", "2").lines();
        suite.client().awaitArrival(Account.of(first).findFirst().orElseThrow().position());

        List<String> second = commandLine("resumed", "second").lines();
        suite.client().awaitArrival(Account.of(second).findFirst().orElseThrow().position());

        assertThat(first).contains("2 of 5 steps are done.");
        assertThat(second).contains("The plan is done.").anyMatch(line -> line.contains("What I remember:"))
                .anyMatch(line -> line.contains("Step 2, ls /, ended with 0"));
        assertThat(Account.of(second).findFirst().orElseThrow().goals()).containsOnlyKeys("goal-3", "goal-4", "goal-5");
        assertThat(parentOf("second")).isEqualTo("first");
    }

    private void isStoredExactly(Account account) {
        String session = account.sessionId();
        JsonNode actions = read(session, "actions", Map.of("limit", "1000")).path("items");

        assertThat(account.delivered()).isTrue();
        assertThat(eventsOf(session)).containsExactlyElementsOf(account.eventTexts());
        assertThat(sequencesOf(session)).containsExactlyElementsOf(
                LongStream.rangeClosed(1, account.events().size()).boxed().toList());
        assertThat(texts(actions, "event_type", "id").reversed()).containsExactlyElementsOf(account.eventTexts("action"));
        assertThat(actions).allSatisfy(action -> assertThat(action.at("/data/session").asText()).isEqualTo(session));
        assertThat(texts(read(session, "goals", Map.of()).path("items"), "goal_id", "status"))
                .containsExactlyInAnyOrderElementsOf(texts(account.goals()));
        assertThat(texts(read(session, "agents", Map.of()).path("spawned"), "agent_id", "outcome"))
                .containsExactlyInAnyOrderElementsOf(texts(account.agents()));
        assertThat(read(session, "state", Map.of()).path("state")).isEqualTo(account.state());
    }

    private JsonNode read(String session, String what, Map<String, String> parameters) {
        var answer = suite.client().get("/api/sessions/" + session + "/" + what, parameters);
        assertThat(answer.status()).as("%s of %s: %s", what, session, answer.body()).isEqualTo(200);
        return answer.body();
    }

    private List<Script> startThreeKinds() {
        var agents = new ArrayList<Script>();
        Path folder = Script.CLIENTS.resolve("python/src/throughline");
        for (int first = 0; first < SESSIONS; first += SESSIONS_A_PROCESS) {
            agents.add(start(Map.of(), sessions("governor", first), "python3", "governor.py", "--pause", "0.3", "--folder",
                    folder.toString()));
            agents.add(start(Map.of(), sessions("mail", first), "node", "mail_pipeline.js", "--pause", "200"));
        }
        IntStream.range(0, SESSIONS).forEach(i -> agents.add(commandLine("plan-" + i, "agents-command-" + i, "--pause", "1")));
        return agents;
    }

    private static Stream<String> sessions(String kind, int first) {
        return IntStream.range(first, first + SESSIONS_A_PROCESS).mapToObj(i -> "agents-" + kind + "-" + i);
    }

    private Script commandLine(String project, String session, String... options) {
        return start(Map.of("SESSION_ID", session), Stream.of(options), "python3", "command_line.py", "--project", project);
    }

    private Script start(Map<String, String> own, Stream<String> more, String... command) {
        var environment = new HashMap<>(own);
        environment.putAll(Map.of(
                "THROUGHLINE_INGEST", suite.ingest().toString(),
                "THROUGHLINE_RECALL", suite.recall().toString(),
                "THROUGHLINE_TOKEN", suite.token(),
                "THROUGHLINE_STATE", state.toString(),
                "PYTHONPATH", LIBRARY));
        return Script.start(EXAMPLES, environment, Stream.concat(Stream.of(command), more).toList());
    }

    private static void awaitFirstEvents() {
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(Database.count("""
                        SELECT count(DISTINCT session_id)
                        FROM memory.session_event
                        WHERE tenant_id = ? AND session_id LIKE 'agents-%'
                        """, Suite.TENANT)).isGreaterThan(SESSIONS));
    }

    private static List<String> eventsOf(String session) {
        return Database.texts("""
                SELECT type || ' ' || event_id
                FROM memory.session_event
                WHERE tenant_id = ? AND session_id = ?
                ORDER BY sequence
                """, Suite.TENANT, session);
    }

    private static List<Long> sequencesOf(String session) {
        return Database.texts("""
                SELECT sequence
                FROM memory.session_event
                WHERE tenant_id = ? AND session_id = ?
                ORDER BY sequence
                """, Suite.TENANT, session).stream().map(Long::valueOf).toList();
    }

    private static String parentOf(String session) {
        return Database.texts("""
                SELECT data ->> 'parent_session_id'
                FROM memory.session_event
                WHERE tenant_id = ? AND session_id = ? AND type = 'session_started'
                """, Suite.TENANT, session).getFirst();
    }

    private static List<String> texts(JsonNode items, String first, String second) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path(first).asText() + " " + item.path(second).asText()).toList();
    }

    private static List<String> texts(Map<String, String> statuses) {
        return statuses.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()).toList();
    }
}
