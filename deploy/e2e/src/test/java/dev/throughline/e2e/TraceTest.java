package dev.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.throughline.e2e.Receiver.Step;

/** One event as a collector of traces sees it, from the hook's request to the index that finds it. */
class TraceTest {

    private static final Duration EXPORT = Duration.ofSeconds(30);
    private static final String CALLER = "b7ad6b7169203331";
    private static final String INDEXED = "index memory.changed.v1";

    private final Suite suite = Suite.running();
    private final String trace = newTrace();

    @Test
    void anEventIsFollowedFromTheHookThroughKafkaAndTheTransactionToTheIndex() {
        prompt("traced-" + trace, headers("01"));

        await().atMost(EXPORT).untilAsserted(() -> {
            List<Step> steps = suite.traces().steps(trace);
            Step request = step(steps, "ingest-service", "POST /api/hooks/{agent}");
            Step stored = step(steps, "compression-worker", "process session.observed.v1");
            Step indexed = step(steps, "recall-service", INDEXED);
            assertThat(request.parent()).isEqualTo(CALLER);
            assertThat(stored.parent()).isEqualTo(request.id());
            assertThat(indexed.parent()).isEqualTo(stored.id());
        });
    }

    @Test
    void aTraceThatItsCallerDoesNotRecordIsNotRecorded() {
        String recorded = newTrace();

        prompt("untraced-" + trace, headers(trace, "00"));
        suite.client().awaitArrivalOf("untraced-" + trace);
        prompt("traced-" + recorded, headers(recorded, "01"));

        await().atMost(EXPORT).untilAsserted(() -> step(suite.traces().steps(recorded), "recall-service", INDEXED));
        assertThat(suite.traces().steps(trace)).isEmpty();
    }

    @Test
    void whatAUserWroteIsInNoSpan() {
        suite.client().post("/api/sessions/heliotrope-" + trace + "/heartbeat?note=heliotrope", new byte[0], headers("01"));

        await().atMost(EXPORT).untilAsserted(
                () -> step(suite.traces().steps(trace), "ingest-service", "POST /api/sessions/{id}/heartbeat"));
        assertThat(suite.traces().received()).noneMatch(request -> request.contains("heliotrope"));
    }

    @Test
    void aLineOfALogNamesTheTraceInWhichItWasWritten() {
        var ingest = suite.startIngest(Map.of("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true", "QUARKUS_LOG_LEVEL", "DEBUG"))
                .awaitReady();

        new Client(ingest.address(), suite.recall(), suite.token()).hook(Map.of(), headers("01"));
        ingest.terminate();

        assertThat(ingest.log()).anyMatch(line -> line.contains("\"traceId\":\"" + trace + "\""));
    }

    private static String newTrace() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private void prompt(String session, Map<String, String> headers) {
        var answer = suite.client().hook(
                Map.of("hook_event_name", "UserPromptSubmit", "session_id", session, "prompt", "Where does this go?"),
                headers);
        assertThat(answer.status()).isEqualTo(202);
    }

    private Map<String, String> headers(String flags) {
        return headers(trace, flags);
    }

    private static Map<String, String> headers(String trace, String flags) {
        return Map.of("traceparent", "00-" + trace + "-" + CALLER + "-" + flags);
    }

    private static Step step(List<Step> steps, String service, String name) {
        assertThat(steps).extracting(Step::service, Step::name).contains(tuple(service, name));
        return steps.stream().filter(step -> step.service().equals(service) && step.name().equals(name)).findFirst()
                .orElseThrow();
    }
}
