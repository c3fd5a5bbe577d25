package dev.throughline.recall.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.json.Json;

/**
 * What waits for one reader. It is sent one by one, each when the last was taken, so that a slow reader holds up nobody.
 * When too much waits, what comes then is counted by type, and told as one summary behind what waits.
 */
final class Mailbox {

    private final Sink sink;
    private final Clock clock;
    private final int mostWaiting;
    private final Deque<Told> waiting = new ArrayDeque<>(2);
    private final Map<String, Integer> omitted = new TreeMap<>();
    private int backlog;
    private String omittedUpTo = "";
    private boolean isSending;
    private Instant lastSent;

    Mailbox(Sink sink, Clock clock, int mostWaiting) {
        this.sink = sink;
        this.clock = clock;
        this.mostWaiting = mostWaiting;
        this.lastSent = clock.instant();
    }

    /** Takes what a reader missed, however much of it is kept. */
    void putBacklog(Iterable<Told> missed) {
        synchronized (this) {
            missed.forEach(waiting::add);
            backlog = waiting.size();
        }
        sendOn();
    }

    /** Whether it will be told itself, and not in a summary. */
    boolean put(Told told) {
        synchronized (this) {
            if (!omitted.isEmpty() || waiting.size() >= mostWaiting + backlog) {
                omitted.merge(told.type(), 1, Integer::sum);
                omittedUpTo = told.position();
                return false;
            }
            waiting.add(told);
        }
        sendOn();
        return true;
    }

    /** Whether the reader has taken nothing for so long though something was sent. */
    synchronized boolean isStalled(Duration longest) {
        return isSending && lastSent.plus(longest).isBefore(clock.instant());
    }

    /** Whether nothing was sent for so long; asked again it counts from then. */
    synchronized boolean isSilent(Duration longest) {
        if (isSending || lastSent.plus(longest).isAfter(clock.instant())) {
            return false;
        }
        lastSent = clock.instant();
        return true;
    }

    private void sendOn() {
        synchronized (this) {
            if (isSending) {
                return;
            }
            isSending = true;
        }
        for (Told next = take(); next != null; next = take()) {
            CompletableFuture<?> sent = sink.send(next).toCompletableFuture();
            if (!sent.isDone()) {
                sent.whenComplete((done, failure) -> goOn(failure));
                return;
            }
            if (sent.isCompletedExceptionally()) {
                return; // it stays as if it were sending: nothing can be sent any more
            }
        }
    }

    private void goOn(@Nullable Throwable failure) {
        if (failure == null) {
            synchronized (this) {
                isSending = false;
            }
            sendOn();
        }
    }

    private synchronized @Nullable Told take() {
        Told next = waiting.poll();
        backlog = Math.min(backlog, waiting.size());
        next = next == null && !omitted.isEmpty() ? summary() : next;
        isSending = next != null;
        lastSent = next == null ? lastSent : clock.instant();
        return next;
    }

    private Told summary() {
        ObjectNode data = Json.mapper().createObjectNode();
        ObjectNode counts = data.putObject("omitted");
        omitted.forEach(counts::put);
        omitted.clear();
        return Told.ofFeed(Told.SUMMARY, data, clock.instant(), omittedUpTo);
    }
}
