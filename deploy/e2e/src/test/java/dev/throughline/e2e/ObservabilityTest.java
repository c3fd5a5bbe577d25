package dev.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** Dashboards, alerts and the scaler ask for metrics that the running services expose, and the probes are answered. */
class ObservabilityTest {

    private static final Path DEPLOY = Path.of("..");
    /** Prometheus and the operator add these. */
    private static final Set<String> OF_THE_CLUSTER = Set.of("namespace", "pod", "app_kubernetes_io_name");
    /** A test that had each of them would have to break each service. */
    private static final Set<String> NOT_ALL_SEEN = Set.of("status", "outcome");

    private final Suite suite = Suite.running();
    private final List<URI> services = List.of(suite.ingest(), suite.worker().address(), suite.recall(), suite.audit());

    @Test
    void whateverIsAskedForIsExposed() throws IOException {
        List<Query> queries = queries();
        assertThat(queries).hasSizeGreaterThan(50);
        haveTraffic();

        await().untilAsserted(() -> {
            var exposed = Exposed.by(services);
            queries.forEach(query -> assertExposed(query, exposed));
        });
    }

    @Test
    void everyProbeIsAnswered() {
        for (URI service : services) {
            for (String probe : List.of("started", "live", "ready")) {
                assertThat(suite.client().get(service, "/q/health/" + probe).status()).as("%s %s", service, probe)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void aServiceSaysWhichBuildItIs() {
        for (URI service : services) {
            assertThat(suite.client().get(service, "/q/info").body().at("/build/version").asText()).isNotBlank();
        }
    }

    @Test
    void aServiceSaysWhichVersionItsSchemaHas() {
        for (URI service : List.of(suite.worker().address(), suite.audit())) {
            assertThat(suite.client().get(service, "/q/info").body().at("/schema/version").asText()).as("%s", service)
                    .matches("[0-9]+");
        }
    }

    @Test
    void logsAreJsonWhereThatIsAskedFor() {
        var ingest = suite.startIngest(Map.of("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true"));
        ingest.awaitReady();
        ingest.terminate();

        assertThat(ingest.log()).isNotEmpty().allSatisfy(line -> {
            JsonNode entry = new ObjectMapper().readTree(line);
            assertThat(entry.path("level").asText()).isNotBlank();
            assertThat(entry.path("message").isTextual()).isTrue();
        });
    }

    private void haveTraffic() {
        var client = suite.client();
        String session = "observed-" + UUID.randomUUID();
        String secret = "AKIA" + UUID.randomUUID().toString().replaceAll("[^a-z]", "").toUpperCase().concat("Q7WERTYUIOPASDFGH")
                .substring(0, 16);
        String position = client.append(Event.prompt(session, "Deploy with " + secret + " please")).position();
        client.append(Event.of("", "prompt", "It has no session"));
        client.hook(Map.of("hook_event_name", "UserPromptSubmit", "session_id", session, "prompt", "What is observed?"),
                Map.of());
        client.hook(Map.of("hook_event_name", "WorktreeCreate", "session_id", session), Map.of());
        new Client(suite.ingest(), suite.recall(), "no-token").append(Event.prompt(session, "hello"));
        client.post(suite.recall(), "/api/hooks/claude-code/recall",
                Map.of("hook_event_name", "UserPromptSubmit", "session_id", session, "prompt", "What is observed?"));
        client.get("/api/recall", Map.of("q", "observed"));
        client.post(suite.audit(), "/api/credentials", Map.of("name", session, "kind", "password",
                "secret", Map.of("password", UUID.randomUUID().toString())));
        client.awaitArrival(position);
    }

    private static void assertExposed(Query query, Exposed exposed) {
        assertThat(query.unknownWords()).as(query.text()).isEmpty();
        assertThat(query.selectors()).as(query.text()).isNotEmpty().allSatisfy(selector -> {
            assertThat(exposed.metrics().keySet()).as(query.text()).contains(selector.metric());
            Map<String, Set<String>> labels = exposed.metrics().get(selector.metric());
            selector.matchers().stream().filter(matcher -> !OF_THE_CLUSTER.contains(matcher.label()))
                    .forEach(matcher -> assertExposed(query, matcher, labels));
        });
    }

    private static void assertExposed(Query query, Query.Matcher matcher, Map<String, Set<String>> labels) {
        assertThat(labels).as(query.text()).containsKey(matcher.label());
        if (!matcher.operator().startsWith("!") && !NOT_ALL_SEEN.contains(matcher.label())) {
            boolean isPattern = matcher.operator().equals("=~");
            assertThat(labels.get(matcher.label())).as("%s in %s", matcher, query.text()).anyMatch(
                    value -> isPattern ? value.matches(matcher.value()) : value.equals(matcher.value()));
        }
    }

    private static List<Query> queries() throws IOException {
        var texts = new ArrayList<String>();
        for (Path file : files("observability/dashboards", ".json")) {
            texts.addAll(new ObjectMapper().readTree(file.toFile()).findValuesAsText("expr"));
        }
        for (Path file : files("observability", "alerts.yaml")) {
            texts.addAll(yaml(file).findValuesAsText("expr"));
        }
        texts.addAll(yaml(DEPLOY.resolve("kubernetes/overlays/production/scaling.yaml")).findValuesAsText("query"));
        return texts.stream().map(Query::new).toList();
    }

    private static JsonNode yaml(Path file) throws IOException {
        var mapper = new YAMLMapper();
        try (var documents = mapper.readerFor(JsonNode.class).<JsonNode> readValues(file.toFile())) {
            return mapper.createArrayNode().addAll(documents.readAll());
        }
    }

    private static List<Path> files(String folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(DEPLOY.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(end)).toList();
        }
    }
}
