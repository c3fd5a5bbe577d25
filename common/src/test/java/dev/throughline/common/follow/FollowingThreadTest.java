package dev.throughline.common.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

class FollowingThreadTest {

    private static final Duration FOREVER = Duration.ofHours(1);
    /** A thread that is not woken is alive then. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final CountDownLatch begun = new CountDownLatch(1);

    @Test
    void aPauseEndsWhenItIsClosed() throws InterruptedException {
        var paused = new CompletableFuture<FollowingThread>();
        var thread = thread(() -> {
            begun.countDown();
            paused.join().rest(FOREVER);
        });
        paused.complete(thread);
        thread.reads(() -> {
        }); // so that no interrupt ends the pause
        thread.start();
        begun.await();

        thread.close();

        assertThat(thread.isAlive()).isFalse();
        assertThat(thread.isOpen()).isFalse();
    }

    @Test
    void whatReadsIsWokenInItsOwnWay() throws InterruptedException {
        var woken = new CompletableFuture<Void>();
        var wasInterrupted = new CompletableFuture<Boolean>();
        var thread = thread(() -> {
            begun.countDown();
            woken.join();
            wasInterrupted.complete(Thread.currentThread().isInterrupted());
        });
        thread.reads(() -> woken.complete(null));
        thread.start();
        begun.await();

        thread.close();

        assertThat(wasInterrupted).isCompletedWithValue(false);
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void whatReadsNoMoreIsInterrupted() throws InterruptedException {
        var wasInterrupted = new CompletableFuture<Boolean>();
        var thread = thread(() -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                wasInterrupted.complete(true);
            }
        });
        thread.reads(() -> wasInterrupted.complete(false));
        thread.readsNoMore();
        thread.start();
        begun.await();

        thread.close();

        assertThat(wasInterrupted).isCompletedWithValue(true);
    }

    private static FollowingThread thread(Runnable work) {
        return new FollowingThread(Thread.ofPlatform().daemon(), work, CLOSE_TIMEOUT);
    }
}
