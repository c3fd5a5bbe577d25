package dev.throughline.e2e.faults;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.throughline.common.json.Json;
import dev.throughline.e2e.Event;

/** Something behind ingest-service, or before it, is slower than the events come. */
@Tag("faults")
class BackPressureTest {

    private static final int SLOW_CLIENTS = 2_000;
    private static final Duration SLOW = Duration.ofSeconds(30);
    private static final long MOST_RESIDENT_KIB = 600 * 1024;
    /** The producer's second, 0.6 s for room in its buffer, and a machine that is busy. */
    private static final Duration EARLY = Duration.ofSeconds(4);

    private final Stack stack = Stack.shared();

    @Test
    void aWorkerThatStandsStillHoldsNobodyUp() {
        Sent sent = Trial.survive(stack, "worker stopped for 60 s", load -> {
            stack.worker().terminate();
            load.awaitSeconds(60);
            stack.restartWorker();
        });

        assertThat(sent.refusals()).isZero();
    }

    @Test
    void aKafkaThatHangsIsToldEarlyAndRecoversByItself() {
        Sent sent = Trial.survive(stack, "Kafka hangs for 30 s", load -> {
            stack.kafka().freeze();
            try {
                await().atMost(EARLY.multipliedBy(3)).untilAsserted(() -> assertThat(probe().statusCode()).isEqualTo(503));
                Instant end = Instant.now().plusSeconds(30);
                while (Instant.now().isBefore(end)) {
                    isRefusedEarly();
                }
            } finally {
                stack.kafka().thaw();
            }
        });

        assertThat(sent.refusals()).isPositive();
    }

    @Test
    void aKafkaThatStutters() {
        Trial.survive(stack, "Kafka stands still for 0.7 s of each second, 30 s", load -> {
            for (int second = 0; second < 30; second++) {
                stack.kafka().freeze();
                await().pollDelay(Duration.ofMillis(700)).until(() -> true);
                stack.kafka().thaw();
                await().pollDelay(Duration.ofMillis(300)).until(() -> true);
            }
        });
    }

    @Test
    void twoThousandSlowClientsAreServedWithinBoundedMemoryAndHinderNobody() {
        var slow = new Sent();

        Sent quick = Trial.survive(stack, "2,000 slow clients, the quick ones", load -> {
            sendSlowly(slow);
            assertThat(Footprint.of(stack.ingest()).residentKib()).isLessThan(MOST_RESIDENT_KIB);
        });

        assertThat(Census.of(stack, slow, "2,000 slow clients, the slow ones")).isEqualTo(Counts.exactly(SLOW_CLIENTS));
        assertThat(quick.refusals()).isZero();
    }

    private void sendSlowly(Sent slow) {
        var client = stack.client();
        List<Event> events = IntStream.range(0, SLOW_CLIENTS)
                .mapToObj(i -> Event.prompt("slow/" + i % 20, "Slowly, number " + i + " " + "and so on ".repeat(400))).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<Event, CompletableFuture<Integer>> statuses = events.stream().collect(toMap(event -> event,
                    event -> CompletableFuture.supplyAsync(
                            () -> new SlowClient(client.ingest(), client.token(), event).send(SLOW), threads)));
            statuses.forEach((event, status) -> assertThat(status.join()).isEqualTo(202));
        }
        slow.add(events);
    }

    private void isRefusedEarly() {
        long start = System.nanoTime();
        var answer = probe();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(EARLY);
    }

    private HttpResponse<Void> probe() {
        var client = stack.client();
        var request = HttpRequest.newBuilder(client.ingest().resolve("/api/events"))
                .header("Authorization", "Bearer " + client.token()).header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(20)).POST(BodyPublishers.ofByteArray(Json.bytes(Event.prompt("probe", "Hello?"))));
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.discarding());
        } catch (IOException e) {
            throw new AssertionError("ingest-service does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while ingest-service was probed", e);
        }
    }
}
