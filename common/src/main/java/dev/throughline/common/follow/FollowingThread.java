package dev.throughline.common.follow;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The thread of one that reads from Kafka until it is closed. It is woken wherever it waits then: for records, for Kafka to
 * come back, or in a pause.
 */
public final class FollowingThread implements AutoCloseable {

    private final Thread thread;
    private final Duration closeTimeout;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable Runnable wakeup;

    /**
     * @param builder says how the thread is called, and whether the process waits for its end
     * @param work asks {@link #isOpen} whether to go on
     * @param closeTimeout closing waits no longer than this for the end of the work
     */
    public FollowingThread(Thread.Builder.OfPlatform builder, Runnable work, Duration closeTimeout) {
        this.thread = builder.unstarted(work);
        this.closeTimeout = closeTimeout;
    }

    public void start() {
        thread.start();
    }

    public boolean isAlive() {
        return thread.isAlive();
    }

    /** Whether the work may go on. */
    public boolean isOpen() {
        return closing.getCount() > 0 && !Thread.currentThread().isInterrupted();
    }

    /** From now on the thread reads by something that has a way of its own to be woken. */
    public void reads(Runnable wakeupOfReader) {
        wakeup = wakeupOfReader;
    }

    /** The thread reads no more, and is woken as any other. */
    public void readsNoMore() {
        wakeup = null;
    }

    /** A pause of the thread, which ends early when it is closed. */
    public void rest(Duration pause) {
        try {
            closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        Runnable reading = wakeup;
        if (reading == null) {
            thread.interrupt(); // it waits for Kafka
        } else {
            reading.run();
        }
        try {
            thread.join(closeTimeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
