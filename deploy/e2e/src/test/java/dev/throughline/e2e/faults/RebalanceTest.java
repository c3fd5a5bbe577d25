package dev.throughline.e2e.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.throughline.e2e.ServiceProcess;

/** Workers come and go all the time: the partitions change hands, and each event is stored once. */
@Tag("faults")
class RebalanceTest {

    private static final Duration STORM = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofSeconds(3);
    private static final int BESIDE_THE_FIRST = 3;

    private final Stack stack = Stack.shared();
    private final Deque<ServiceProcess> workers = new ArrayDeque<>();

    @Test
    void aStormOfRebalancesStoresEverythingOnce() {
        Trial.survive(stack, "a worker joins and one leaves every 3 s, for 60 s", load -> {
            Instant end = Instant.now().plus(STORM);
            while (Instant.now().isBefore(end)) {
                await().pollDelay(STEP).until(() -> true);
                workers.add(stack.startWorker());
                if (workers.size() > BESIDE_THE_FIRST) {
                    workers.remove().kill();
                }
            }
            workers.forEach(ServiceProcess::kill);
        });
    }
}
