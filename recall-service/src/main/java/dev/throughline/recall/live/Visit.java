package dev.throughline.recall.live;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import io.quarkus.websockets.next.UserData;

/** A WebSocket's stay, from its opening on. */
final class Visit {

    static final UserData.TypedKey<Visit> KEY = new UserData.TypedKey<>("visit");

    private final Sink sink;
    private final AtomicBoolean hasSpoken = new AtomicBoolean();
    private volatile @Nullable Subscriber subscriber;

    Visit(Sink sink) {
        this.sink = sink;
    }

    Sink sink() {
        return sink;
    }

    /** Whether this is its first message. */
    boolean speaksFirst() {
        return hasSpoken.compareAndSet(false, true);
    }

    /** The time for its first message is over. */
    void expectSpoken() {
        if (speaksFirst()) {
            end(Ending.TOO_LATE, Ending.TOO_LATE.reason());
        }
    }

    void becomes(Subscriber joining) {
        subscriber = joining;
    }

    Optional<Subscriber> subscriber() {
        return Optional.ofNullable(subscriber);
    }

    void end(Ending ending, String reason) {
        sink.close(ending, reason);
    }
}
