package dev.throughline.compression.background;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;

/** A thread for each work that is switched on, so that a slow one is in nobody's way. */
@Singleton
public class BackgroundThreads {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final List<BackgroundWork> works;
    private final List<ScheduledExecutorService> threads = new ArrayList<>();

    BackgroundThreads(@All List<BackgroundWork> works) {
        this.works = works;
    }

    public void start() {
        works.stream().filter(BackgroundWork::isEnabled).forEach(this::start);
    }

    public void close() {
        threads.forEach(ScheduledExecutorService::shutdownNow);
        threads.forEach(BackgroundThreads::await);
    }

    private void start(BackgroundWork work) {
        var thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name(work.name()).factory());
        threads.add(thread);
        thread.scheduleWithFixedDelay(new Round(work, thread), 0, work.interval().toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void await(ScheduledExecutorService thread) {
        try {
            thread.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Steps until there is nothing to do. */
    private static final class Round implements Runnable {

        private final BackgroundWork work;
        private final ScheduledExecutorService thread;
        private boolean isFailing;

        Round(BackgroundWork work, ScheduledExecutorService thread) {
            this.work = work;
            this.thread = thread;
        }

        /** An exception would end the schedule; the next time may find again what is away now. */
        @Override
        public void run() {
            try {
                boolean goesOn = true;
                while (goesOn && !thread.isShutdown()) {
                    goesOn = work.step();
                }
                report(false, "");
            } catch (RuntimeException e) {
                report(true, e.getClass().getName());
            }
        }

        private void report(boolean fails, String cause) {
            if (fails && !isFailing && !thread.isShutdown()) {
                Log.warnf("Background work fails and is tried again work=%s cause=%s", work.name(), cause);
            } else if (!fails && isFailing) {
                Log.infof("Background work goes on work=%s", work.name());
            }
            isFailing = fails;
        }
    }
}
