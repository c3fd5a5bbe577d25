package dev.throughline.common.follow;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;

import io.quarkus.logging.Log;

import dev.throughline.common.consume.Backoff;

/**
 * Follows a topic of {@code Topics} on a thread of its own, as a reader without a group: every replica sees all of it. A
 * compacted topic is read from its beginning, one of passing news from its end. It outlasts an outage of Kafka; what is known
 * then stays in force, and of passing news that which was said while it was away may be missed.
 */
public final class TopicFollower implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final Backoff RETRY = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));

    private final String topic;
    private final TopicLog.Start start;
    private final Map<String, Object> connection;
    private final ChangeReader reader;
    private final FollowingThread thread;
    private final CountDownLatch read = new CountDownLatch(1);

    /**
     * Of a compacted topic, from its beginning.
     *
     * @param connection of the Kafka client, as the operator configured it
     */
    public TopicFollower(String topic, Map<String, Object> connection, ChangeReader reader) {
        this(topic, TopicLog.Start.BEGINNING, connection, reader);
    }

    private TopicFollower(String topic, TopicLog.Start start, Map<String, Object> connection, ChangeReader reader) {
        this.topic = topic;
        this.start = start;
        this.connection = Map.copyOf(connection);
        this.reader = reader;
        this.thread = new FollowingThread(Thread.ofPlatform().name("follow-" + topic).daemon(), this::run, CLOSE_TIMEOUT);
    }

    /** Of a topic whose past does not matter: what is said from the moment on at which it {@link #isRead}. */
    public static TopicFollower fromEnd(String topic, Map<String, Object> connection, ChangeReader reader) {
        return new TopicFollower(topic, TopicLog.Start.END, connection, reader);
    }

    public void start() {
        thread.start();
    }

    /** Whether all that the topic said at the start is known. */
    public boolean isRead() {
        return read.getCount() == 0;
    }

    /** Waits until {@link #isRead}, at most this long; false when it took longer. */
    public boolean awaitRead(Duration longest) throws InterruptedException {
        return read.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    public boolean isAlive() {
        return thread.isAlive();
    }

    @Override
    public void close() {
        thread.close();
    }

    private void run() {
        int failures = 0;
        while (thread.isOpen()) {
            try (var log = TopicLog.open(topic, start, connection)) {
                thread.reads(log::wakeup);
                failures = 0;
                follow(log);
            } catch (WakeupException | InterruptException e) {
                Log.debugf("The follower was woken to end topic=%s", topic);
            } catch (KafkaException e) {
                rest(++failures, e);
            } finally {
                thread.readsNoMore();
            }
        }
    }

    private void follow(TopicLog log) {
        while (thread.isOpen()) {
            log.read(reader, POLL);
            if (!isRead() && log.isRead()) {
                read.countDown();
                Log.infof("A topic is followed topic=%s", topic);
            }
        }
    }

    private void rest(int attempt, KafkaException failure) {
        if (attempt == 1) {
            Log.warnf("A topic cannot be followed, trying again topic=%s cause=%s", topic, failure.getClass().getSimpleName());
        }
        thread.rest(RETRY.delay(attempt));
    }
}
