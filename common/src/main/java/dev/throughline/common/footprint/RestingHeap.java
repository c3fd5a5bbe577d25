package dev.throughline.common.footprint;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Gives back to the machine what a busy time took. The serial collector lets go of memory after a whole collection alone,
 * and a service at rest comes to none. The JVM's own {@code -XX:+DisableExplicitGC} switches it off.
 */
@Singleton
final class RestingHeap {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(20);

    private final Rest rest = new Rest();
    private final ScheduledExecutorService looks = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("heap-at-rest").factory());

    void start(@Observes StartupEvent event) {
        looks.scheduleWithFixedDelay(this::look, BETWEEN_LOOKS.toSeconds(), BETWEEN_LOOKS.toSeconds(), TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        looks.shutdownNow();
    }

    private void look() {
        long before = committed();
        if (rest.hasBegun(collections(), before)) {
            System.gc();
            rest.collected(collections(), committed());
            Log.debugf("The heap came to rest, and gave back %d KiB of %d", (before - committed()) / 1024, before / 1024);
        }
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(collector -> Math.max(0, collector.getCollectionCount())).sum();
    }

    private static long committed() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
    }
}
