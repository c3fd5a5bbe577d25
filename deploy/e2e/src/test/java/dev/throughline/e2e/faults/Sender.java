package dev.throughline.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import dev.throughline.e2e.Client;
import dev.throughline.e2e.Event;

/**
 * One agent: it sends its sessions' events in order, each call again with the same ids until it is accepted, as the hooks do.
 */
final class Sender {

    static final int EVENTS_A_CALL = 5;

    private static final int CALLS_A_SESSION = 80;
    private static final Set<Integer> TRY_AGAIN = Set.of(429, 503);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Supplier<Client> client;
    private final String name;
    private final Duration interval;
    private final Sent sent;
    private final AtomicLong due = new AtomicLong(System.nanoTime());
    private volatile boolean ended;

    Sender(Supplier<Client> client, String name, Duration interval, Sent sent) {
        this.client = client;
        this.name = name;
        this.interval = interval;
        this.sent = sent;
    }

    /** Until it is ended; what it has begun to send is accepted then. */
    void run() {
        for (int call = 0; !ended; call++) {
            LockSupport.parkNanos(due.get() - System.nanoTime());
            deliver(events(name + "-" + call / CALLS_A_SESSION, call));
            due.addAndGet(interval.toNanos());
        }
    }

    void end() {
        ended = true;
    }

    /** Whether it has sent all that was due by now. */
    boolean isPunctual() {
        return due.get() - System.nanoTime() > 0;
    }

    private static List<Event> events(String session, int call) {
        return IntStream.range(0, EVENTS_A_CALL).mapToObj(i -> Event.of(session, i % 2 == 0 ? "prompt" : "response",
                "Step %d of call %d in %s: the harbour office asks for the manifest".formatted(i, call, session))).toList();
    }

    private void deliver(List<Event> events) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isAccepted(events)) {
            assertThat(System.nanoTime()).as("accepted within %s", PATIENCE).isLessThan(deadline);
            sent.refused();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        sent.add(events);
    }

    private boolean isAccepted(List<Event> events) {
        try {
            var answer = client.get().append(events.toArray(Event[]::new));
            if (TRY_AGAIN.contains(answer.status())) {
                return false;
            }
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
            assertThat(answer.body().path("accepted").asInt()).isEqualTo(events.size());
            return true;
        } catch (UncheckedIOException e) {
            return false; // nobody listens, or the answer was lost
        }
    }
}
