package dev.throughline.recall.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.revocation.IssuedToken;

/** One who listens: what it may see by its token and wants to see, and the way to it. */
final class Subscriber {

    private final IssuedToken token;
    private final Interest interest;
    private final @Nullable Place from;
    private final Sink sink;
    private final Mailbox mailbox;
    private final Instant arrivedAt;

    /** @param from where it was before; absent when it begins now */
    Subscriber(IssuedToken token, Interest interest, @Nullable Place from, Sink sink, Mailbox mailbox, Clock clock) {
        this.token = token;
        this.interest = interest;
        this.from = from;
        this.sink = sink;
        this.mailbox = mailbox;
        this.arrivedAt = clock.instant();
    }

    IssuedToken token() {
        return token;
    }

    Interest interest() {
        return interest;
    }

    @Nullable
    Place from() {
        return from;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    boolean isGone() {
        return !sink.isOpen();
    }

    boolean hasWaited(Duration patience, Instant now) {
        return !arrivedAt.plus(patience).isAfter(now);
    }

    boolean hears(LiveMessage message) {
        return token.tenantId().equals(message.tenantId()) && message.audience().includes(token.memberId())
                && interest.includes(message.subject());
    }

    void keepAlive(Duration heartbeat) {
        if (mailbox.isSilent(heartbeat)) {
            sink.beat();
        }
    }

    void end(Ending ending) {
        sink.close(ending);
    }
}
