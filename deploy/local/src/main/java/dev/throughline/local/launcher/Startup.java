package dev.throughline.local.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits until the services are ready: for as long as it takes, where one says that it gets on with building its index. */
final class Startup {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration POLL_OF_BUILDERS = Duration.ofSeconds(1);
    private static final Duration REPORT = Duration.ofSeconds(15);

    private final StackClient client;
    private final Ports ports;
    private final Terminal terminal;
    private final Duration patience;
    private final Map<Service, Long> toGo = new EnumMap<>(Service.class);
    private long progressAt;
    private long reportAt;

    /** @param patience how long no service needs to become ready, nor to get on */
    Startup(StackClient client, Ports ports, Terminal terminal, Duration patience) {
        this.client = client;
        this.ports = ports;
        this.terminal = terminal;
        this.patience = patience;
    }

    /**
     * Returns once all are ready, or before, when the stack ended.
     *
     * @param logs where to look when it fails
     * @throws CannotStart when nothing gets on any more
     */
    void await(Collection<Service> services, CountDownLatch ended, Path logs) throws InterruptedException {
        var waiting = new ArrayList<>(services);
        progressAt = System.nanoTime();
        reportAt = progressAt + REPORT.toNanos();
        while (!waiting.isEmpty()) {
            for (Service service : List.copyOf(waiting)) {
                if (isReady(service)) {
                    waiting.remove(service);
                }
            }
            if (System.nanoTime() - progressAt > patience.toNanos()) {
                throw new CannotStart("Not ready after " + Terminal.seconds(patience) + ": " + waiting + "; see " + logs);
            }
            Duration poll = toGo.isEmpty() ? POLL : POLL_OF_BUILDERS;
            if (ended.await(poll.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private boolean isReady(Service service) throws InterruptedException {
        String address = ports.address(service.port());
        StackClient.Readiness readiness = client.readiness(address);
        if (readiness.isReady()) {
            terminal.step(service.module() + " is ready on " + address);
            toGo.remove(service);
            return true;
        }
        readiness.lag().ifPresent(lag -> follow(service, lag));
        return false;
    }

    private void follow(Service service, long lag) {
        Long before = toGo.get(service);
        if (lag == 0 || before != null && lag >= before) {
            return;
        }
        toGo.put(service, lag);
        progressAt = System.nanoTime();
        if (progressAt > reportAt) {
            terminal.step("%s builds its index: %,d changes to go".formatted(service.module(), lag));
            reportAt = progressAt + REPORT.toNanos();
        }
    }
}
