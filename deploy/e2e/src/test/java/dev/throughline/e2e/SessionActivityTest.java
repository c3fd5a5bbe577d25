package dev.throughline.e2e;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.common.json.Json;
import dev.throughline.common.topic.Position;

/** Many clients at once on one session: actions, goals and a state that all of them change. */
class SessionActivityTest {

    private static final String SESSION = "/api/sessions/";

    private final Suite suite = Suite.running();
    private final Client client = suite.client();

    @Test
    void fiftyParallelActionsGetFiftyNumbersWithoutGaps() {
        String positions = inParallel(50, number -> act("actions", number));

        JsonNode actions = read("actions", "actions", positions);

        assertThat(texts(actions, "sequence")).containsExactlyInAnyOrderElementsOf(
                LongStream.rangeClosed(1, 50).mapToObj(Long::toString).toList());
        assertThat(numbers(actions)).containsExactlyInAnyOrderElementsOf(upTo(50));
    }

    @Test
    void thirtyOneParallelGoalsAreThirtyOne() {
        String positions = inParallel(31, number -> addGoal("goals", number));

        JsonNode goals = read("goals", "goals", positions);

        assertThat(goals.path("total").asInt()).isEqualTo(31);
        assertThat(texts(goals, "goal_id")).containsExactlyInAnyOrderElementsOf(
                IntStream.range(0, 31).mapToObj(number -> "g" + number).toList());
    }

    @Test
    void aStateChangedByTwentyWritersHoldsAllOfTheirChanges() {
        String positions = inParallel(20, writer -> addTask("tasks", writer));

        JsonNode state = read("tasks", "state", positions);

        assertThat(state.path("version").asInt()).isEqualTo(20);
        assertThat(tasks(state)).containsExactlyInAnyOrderElementsOf(upTo(20));
    }

    @Test
    void aChangeOfAnOldVersionIsAConflict() {
        var first = change("conflict", "{\"by\": \"first\"}", 0);
        var late = change("conflict", "{\"by\": \"late\"}", 0);

        assertThat(first.status()).as("%s", first.body()).isEqualTo(200);
        assertThat(first.body().path("version").asInt()).isEqualTo(1);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body().path("version").asInt()).isEqualTo(1);
        JsonNode state = read("conflict", "state", first.body().path("position").asText());
        assertThat(state.path("state").path("by").asText()).isEqualTo("first");
    }

    @Test
    void writersWhoReadTheVersionAndTryAgainLoseNothing() {
        inParallel(10, writer -> {
            int status = 0;
            while (status != 200) {
                JsonNode state = read("counter", "state", create("counter"));
                int next = state.path("state").path("count").asInt() + 1;
                status = change("counter", "{\"count\": " + next + "}", state.path("version").asInt()).status();
                assertThat(status).isIn(200, 409);
            }
            return "";
        });

        assertThat(read("counter", "state", "").path("state").path("count").asInt()).isEqualTo(10);
    }

    @Test
    void aChangeThatIsSentAgainIsAnsweredAsItWasTheFirstTime() {
        var headers = Map.of("If-Match", "\"0\"", "Idempotency-Key", "once");

        var first = client.patch(SESSION + "repeated-change/state", Map.of("a", 1), headers);
        var again = client.patch(SESSION + "repeated-change/state", Map.of("a", 1), headers);

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("version").asInt()).isEqualTo(1);
    }

    @Test
    void aWorkerKilledInTheMiddleLosesAndDoublesNothing() {
        suite.worker().freeze();
        String sent = sendAll("killed-activity");
        suite.worker().thaw();
        await().pollInterval(Duration.ofMillis(5)).pollDelay(Duration.ZERO).untilAsserted(
                () -> assertThat(stored("killed-activity")).isPositive());
        suite.worker().kill();
        String again = sendAll("killed-activity");
        suite.restartWorker();

        JsonNode state = read("killed-activity", "state", sent + "," + again);
        JsonNode actions = read("killed-activity", "actions", "");
        assertThat(numbers(actions)).containsExactlyInAnyOrderElementsOf(upTo(200));
        assertThat(texts(read("killed-activity", "goals", ""), "goal_id")).hasSize(31).doesNotHaveDuplicates();
        assertThat(tasks(state)).containsExactlyInAnyOrderElementsOf(upTo(20));
        assertThat(state.path("version").asInt()).isEqualTo(20);
        assertThat(stored("killed-activity")).isEqualTo(251);
    }

    /** 200 actions, 31 goals and 20 changes, each with a key of its own: sent again they are the same. */
    private String sendAll(String session) {
        return String.join(",", inParallel(200, number -> act(session, number)),
                inParallel(31, number -> addGoal(session, number)), inParallel(20, number -> addTask(session, number)));
    }

    private String act(String session, int number) {
        return post(session, "actions", Map.of("type", "step", "number", Integer.toString(number)), "action-" + number);
    }

    private String addGoal(String session, int number) {
        return post(session, "goals", Map.of("goal_id", "g" + number, "description", "Goal " + number), "goal-" + number);
    }

    private String addTask(String session, int number) {
        var append = Map.of("op", "append", "path", "/tasks", "value", Map.of("id", Integer.toString(number)));
        return client.patch(SESSION + session + "/state", Map.of("operations", List.of(append)),
                Map.of("Idempotency-Key", "task-" + number)).position();
    }

    private String post(String session, String door, Object body, String key) {
        return client.post(SESSION + session + "/" + door, Json.bytes(body), Map.of("Idempotency-Key", key)).position();
    }

    private Client.Answer change(String session, String patch, int version) {
        try {
            return client.patch(SESSION + session + "/state", Json.mapper().readTree(patch),
                    Map.of("If-Match", "\"" + version + "\""));
        } catch (JsonProcessingException e) {
            throw new AssertionError(patch, e);
        }
    }

    /** The session, so that there is something to read; its position. */
    private String create(String session) {
        return client.append(new Event("session-started", session, null, "session_started", Map.of())).position();
    }

    private JsonNode read(String session, String what, String positions) {
        String after = positions.isEmpty() ? "" : Position.parse(positions).orElseThrow().toString();
        var answer = client.get(SESSION + session + "/" + what, Map.of("limit", "1000", "after", after));
        if (answer.status() == 504) { // a worker that starts takes its time
            client.awaitArrival(after);
            answer = client.get(SESSION + session + "/" + what, Map.of("limit", "1000"));
        }
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static long stored(String session) {
        return Database.count("SELECT count(*) FROM memory.session_event WHERE tenant_id = ? AND session_id = ?", Suite.TENANT,
                session);
    }

    private static List<String> upTo(int number) {
        return IntStream.range(0, number).mapToObj(Integer::toString).toList();
    }

    private static List<String> tasks(JsonNode state) {
        return StreamSupport.stream(state.path("state").path("tasks").spliterator(), false)
                .map(task -> task.path("id").asText())
                .toList();
    }

    private static List<String> numbers(JsonNode list) {
        return StreamSupport.stream(list.path("items").spliterator(), false)
                .map(item -> item.path("data").path("number").asText()).toList();
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.path("items").spliterator(), false).map(item -> item.path(field).asText()).toList();
    }

    /** What each of so many callers at once gets, joined by commas. */
    private static String inParallel(int callers, IntFunction<String> call) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, callers)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> call.apply(number), executor)).toList();
            return answers.stream().map(CompletableFuture::join).collect(joining(","));
        }
    }
}
