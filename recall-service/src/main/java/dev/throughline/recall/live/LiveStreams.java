package dev.throughline.recall.live;

import java.time.Duration;

import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

import org.eclipse.microprofile.jwt.JsonWebToken;

import dev.throughline.common.problem.ProblemException;

/** The feed as server-sent events, at whatever address they are asked for. */
@Singleton
public class LiveStreams {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final Reception reception;
    private final Hub hub;

    LiveStreams(Reception reception, Hub hub) {
        this.reception = reception;
        this.hub = hub;
    }

    /**
     * Begins to tell, and goes on until the reader leaves or the token ends. Blocks for a moment.
     *
     * @throws ProblemException 422 that names a bad parameter; 503 when there are too many readers, or the database is away
     */
    public void open(JsonWebToken token, LiveParameters parameters, SseEventSink stream, Sse sse) {
        Wanted wanted = parameters.wanted();
        Subscriber subscriber = reception.receive(Bearer.of(token), wanted, new StreamSink(stream, sse))
                .await().atMost(TIMEOUT);
        hub.arrive(subscriber).ifPresent(refused -> {
            throw ProblemException.unavailable(refused.reason(), RETRY_AFTER);
        });
    }
}
