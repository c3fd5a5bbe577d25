package dev.throughline.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import dev.throughline.e2e.Client;

/** Thirty agents that together send so many events a second; after an outage they catch up with what was due. */
final class Load {

    static final int RATE = 300;

    private static final int SENDERS = 30;
    private static final Duration CATCH_UP = Duration.ofMinutes(5);

    private final Sent sent = new Sent();
    private final List<Sender> senders;
    private final CompletableFuture<Void> done;

    private Load(Supplier<Client> client, String name, int rate) {
        Duration interval = Duration.ofSeconds(1).multipliedBy(SENDERS).multipliedBy(Sender.EVENTS_A_CALL).dividedBy(rate);
        String prefix = name + "/" + UUID.randomUUID();
        senders = IntStream.range(0, SENDERS)
                .mapToObj(i -> new Sender(client, prefix + "/" + i, interval, sent)).toList();
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        done = CompletableFuture.allOf(senders.stream().map(sender -> CompletableFuture.runAsync(sender::run, threads))
                .toArray(CompletableFuture[]::new));
    }

    static Load start(Supplier<Client> client, String name) {
        return new Load(client, name, RATE);
    }

    static Load start(Supplier<Client> client, String name, int rate) {
        return new Load(client, name, rate);
    }

    /** Until this many seconds' worth of events were accepted from now on. */
    void awaitSeconds(int seconds) {
        long wanted = sent.accepted() + (long) RATE * seconds;
        await().atMost(CATCH_UP).untilAsserted(() -> {
            assertThat(done).isNotCompletedExceptionally();
            assertThat(sent.accepted()).isGreaterThanOrEqualTo(wanted);
        });
    }

    /** Until nothing that was due waits any longer, after an outage. */
    void awaitCaughtUp() {
        await().atMost(CATCH_UP).untilAsserted(() -> {
            assertThat(done).isNotCompletedExceptionally();
            assertThat(senders).allMatch(Sender::isPunctual);
        });
    }

    /** Ends it when all that was begun is accepted. */
    Sent end() {
        senders.forEach(Sender::end);
        done.orTimeout(CATCH_UP.toSeconds(), TimeUnit.SECONDS).join();
        return sent;
    }
}
