package dev.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

/** What a project remembers under keys, through both doors. */
class ProjectMemoryTest {

    private final Suite suite = Suite.running();
    private final Client client = suite.client();
    private final String project = "github.com%2Facme%2F" + UUID.randomUUID();

    @Test
    void theLastOfThreeValuesStandsAndAllAreHistory() {
        set("style", "tabs");
        assertThat(read("style").path("value").asText()).isEqualTo("tabs");
        set("style", "two spaces");
        set("style", Map.of("indent", 4));

        JsonNode fact = read("style");

        assertThat(fact.path("value").path("indent").asInt()).isEqualTo(4);
        assertThat(fact.path("version").asInt()).isEqualTo(3);
        JsonNode history = client.get(path("style") + "/history", Map.of()).body().path("versions");
        assertThat(texts(history, "version")).containsExactly("3", "2", "1");
        assertThat(history.path(2).path("value").asText()).isEqualTo("tabs");
    }

    @Test
    void severalWhoSetAKeyAtOnceLeaveOneValueAndEveryVersion() {
        var positions = inParallel(20, writer -> send(path("owner"), Map.of("value", "w" + writer), Map.of()).position());

        JsonNode fact = client.get(path("owner"), Map.of("after", String.join(",", positions))).body();

        assertThat(fact.path("version").asInt()).isEqualTo(20);
        JsonNode history = client.get(path("owner") + "/history", Map.of()).body().path("versions");
        assertThat(texts(history, "value")).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void whoChangesAnOldVersionIsTold() {
        var created = send(path("port"), Map.of("value", 1), Map.of("If-None-Match", "*"));
        var again = send(path("port"), Map.of("value", 2), Map.of("If-None-Match", "*"));
        var changed = send(path("port"), Map.of("value", 3), Map.of("If-Match", "\"1\""));
        var late = send(path("port"), Map.of("value", 4, "expected_version", 1), Map.of());

        assertThat(List.of(created.status(), again.status(), changed.status(), late.status()))
                .as("%s %s", created.body(), late.body()).containsExactly(200, 409, 200, 409);
        assertThat(late.body().path("version").asInt()).isEqualTo(2);
    }

    @Test
    void countersThatReadBeforeTheyWriteLoseNothing() {
        inParallel(8, writer -> {
            int status = 0;
            while (status != 200) {
                var seen = client.get(path("count"), Map.of());
                int next = seen.status() == 404 ? 1 : seen.body().path("value").asInt() + 1;
                int version = seen.status() == 404 ? 0 : seen.body().path("version").asInt();
                status = send(path("count"), Map.of("value", next, "expected_version", version), Map.of()).status();
                assertThat(status).isIn(200, 409);
            }
            return "";
        });

        assertThat(client.get(path("count"), Map.of()).body().path("value").asInt()).isEqualTo(8);
    }

    @Test
    void whatIsOverIsNeitherInTheListNorUnderItsKey() {
        String position = send(path("short"), Map.of("value", "soon gone", "ttl_seconds", 3), Map.of()).position();
        assertThat(client.get(path("short"), Map.of("after", position)).status()).isEqualTo(200);

        await().untilAsserted(() -> assertThat(client.get(path("short"), Map.of()).status()).isEqualTo(404));

        assertThat(texts(list(Map.of()), "key")).doesNotContain("short");
    }

    @Test
    void whatIsForgottenIsGoneAndMayBeSetAgain() {
        set("mood", "good");
        var gone = client.delete(client.ingest(), path("mood"));
        assertThat(client.get(path("mood"), Map.of("after", gone.position())).status()).isEqualTo(404);

        set("mood", "better");

        assertThat(read("mood").path("version").asInt()).isEqualTo(2);
        assertThat(client.search(Map.of("q", "mood good", "kinds", "fact", "project", name())).body().path("hits"))
                .allSatisfy(hit -> assertThat(hit.path("text").asText()).isEqualTo("better"));
    }

    @Test
    void aFactIsFoundByItsWordsAndTold() {
        set("database", "PostgreSQL runs on port 15432 on this machine");

        assertThat(texts(list(Map.of("q", "which port has postgresql")), "key")).containsExactly("database");
        assertThat(client.found(Map.of("q", "port of postgresql", "project", name()))).anyMatch(text -> text.contains("15432"));
    }

    @Test
    void whatAProjectExportsAnotherOneTakes() {
        set("a", "one");
        set("b", Map.of("deep", List.of(1, 2)));
        JsonNode exported = client.get("/api/projects/" + project + "/memory-export", Map.of()).body();
        String other = "/api/projects/" + UUID.randomUUID();

        var taken = client.post(client.ingest(), other + "/memory-import", exported);

        JsonNode there = client.get(other + "/memories", Map.of("after", taken.position())).body().path("items");
        assertThat(texts(there, "key")).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aCheckpointIsKeptUnderItsSession() {
        String session = UUID.randomUUID().toString();
        var sent = client.post(client.ingest(), "/api/events", Map.of("session_id", session, "project", name(),
                "type", "checkpoint", "data", Map.of("summary", "Half of it is done")));

        var fact = client.get(path("checkpoint%2F" + session), Map.of("after", sent.position()));

        assertThat(fact.body().path("value").path("summary").asText()).isEqualTo("Half of it is done");
    }

    @Test
    void theSessionInWhichFactsAreSetIsShownToNobody() {
        set("quiet", "yes");

        JsonNode sessions = client.get("/api/sessions", Map.of("project", name(), "archived", "any")).body();

        assertThat(sessions.path("items")).isEmpty();
    }

    @Test
    void badRequestsAreToldWhatIsWrong() {
        assertThat(fields(send(path("a"), Map.of("metadata", Map.of()), Map.of()))).containsExactly("value");
        assertThat(fields(send(path("a"), Map.of("value", 1, "ttl_seconds", 0), Map.of()))).containsExactly("ttl_seconds");
        assertThat(fields(send(path("k".repeat(300)), Map.of("value", 1), Map.of()))).containsExactly("key");
        assertThat(fields(send(path("a"), Map.of("value", 1), Map.of("If-Match", "x")))).containsExactly("If-Match");
        assertThat(send(path("a"), Map.of("value", "x".repeat(70_000)), Map.of()).status()).isEqualTo(413);
        assertThat(client.get(path("nothing"), Map.of()).status()).isEqualTo(404);
    }

    @Test
    void settingsAreMergedAndChangeWhatIsRecalled() {
        set("a", "The refund of a split payment goes to both cards. ".repeat(40));
        set("b", "A split payment is refunded by hand. ".repeat(40));
        String settings = "/api/projects/" + project + "/settings";
        int before = recalled();

        String position = client.patch(settings, Map.of("profile", "economical"), Map.of()).position();
        var changed = client.patch(settings, Map.of("recall.budget_tokens", 150), Map.of("If-Match", "\"1\""));
        var late = client.patch(settings, Map.of("profile", "thorough"), Map.of("If-Match", "\"1\""));

        assertThat(List.of(changed.status(), late.status())).containsExactly(200, 409);
        JsonNode stored = client.get(settings, Map.of("after", position)).body();
        assertThat(stored.path("version").asInt()).isEqualTo(2);
        assertThat(stored.path("settings").path("profile").asText()).isEqualTo("economical");
        assertThat(recalled()).isBetween(1, 150).isLessThan(before);
        assertThat(fields(client.patch(settings, Map.of("colour", 1), Map.of()))).containsExactly("colour");
    }

    @Test
    void whatARecallSparedIsSummedUp() {
        set("a", "The refund of a split payment goes to both cards. ".repeat(40));
        int given = recalled();

        await().untilAsserted(() -> assertThat(recalls().path("total").path("recalls").asInt()).isEqualTo(1));

        assertThat(recalls().path("total").path("given_tokens").asInt()).isEqualTo(given);
        assertThat(recalls().path("total").path("prevented_tokens").asInt()).isPositive();
        assertThat(texts(recalls().path("by_project"), "name")).containsExactly(name());
    }

    private JsonNode recalls() {
        return client.get("/api/statistics/recall", Map.of("project", name())).body();
    }

    private int recalled() {
        return client.get("/api/recall", Map.of("q", "How is a split payment refunded?", "project", name())).body()
                .path("tokens").asInt();
    }

    private void set(String key, Object value) {
        String position = send(path(key), Map.of("value", value), Map.of()).position();
        assertThat(client.get(path(key), Map.of("after", position)).status()).isEqualTo(200);
    }

    private JsonNode read(String key) {
        var answer = client.get(path(key), Map.of());
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode list(Map<String, String> parameters) {
        return client.get("/api/projects/" + project + "/memories", parameters).body().path("items");
    }

    private Client.Answer send(String path, Object body, Map<String, String> headers) {
        return client.put(path, body, headers);
    }

    private String path(String key) {
        return "/api/projects/" + project + "/memories/" + key;
    }

    private String name() {
        return project.replace("%2F", "/");
    }

    private static List<String> fields(Client.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(422);
        return texts(answer.body().path("errors"), "field");
    }

    private static List<String> texts(JsonNode items, String field) {
        return StreamSupport.stream(items.spliterator(), false).map(item -> item.path(field).asText()).toList();
    }

    private static List<String> inParallel(int writers, java.util.function.IntFunction<String> writer) {
        try (var threads = Executors.newFixedThreadPool(writers)) {
            var running = new ArrayList<CompletableFuture<String>>();
            IntStream.range(0, writers).forEach(number -> running.add(
                    CompletableFuture.supplyAsync(() -> writer.apply(number), threads)));
            return running.stream().map(CompletableFuture::join).filter(position -> !position.isEmpty()).toList();
        }
    }
}
