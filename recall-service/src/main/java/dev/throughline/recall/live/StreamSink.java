package dev.throughline.recall.live;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

import io.quarkus.logging.Log;

/** A reader of server-sent events. */
record StreamSink(SseEventSink stream, Sse sse) implements Sink {

    @Override
    public CompletionStage<?> send(Told told) {
        try {
            return stream.send(sse.newEventBuilder().id(told.position()).data(String.class, told.json()).build());
        } catch (IllegalStateException e) { // the reader has gone
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void beat() {
        try {
            stream.send(sse.newEventBuilder().comment("").build());
        } catch (IllegalStateException e) {
            Log.debug("A reader has gone");
        }
    }

    @Override
    public boolean isOpen() {
        return !stream.isClosed();
    }

    @Override
    public void close(Ending ending, String reason) {
        stream.close();
    }
}
