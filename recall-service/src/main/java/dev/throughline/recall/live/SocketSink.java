package dev.throughline.recall.live;

import java.util.concurrent.CompletionStage;

import io.quarkus.logging.Log;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.buffer.Buffer;

/** A reader at a WebSocket. */
record SocketSink(WebSocketConnection connection) implements Sink {

    /** A close frame holds 123 bytes; the reasons are ASCII. */
    private static final int MOST_REASON = 120;

    @Override
    public CompletionStage<?> send(Told told) {
        return connection.sendText(told.json()).subscribeAsCompletionStage();
    }

    @Override
    public void beat() {
        connection.sendPing(Buffer.buffer()).subscribe().with(sent -> {
        }, failure -> Log.debugf(failure, "A reader could not be pinged"));
    }

    @Override
    public boolean isOpen() {
        return connection.isOpen();
    }

    @Override
    public void close(Ending ending, String reason) {
        if (connection.isOpen()) {
            String fitting = reason.length() <= MOST_REASON ? reason : reason.substring(0, MOST_REASON);
            connection.close(new CloseReason(ending.code(), fitting)).subscribe().with(closed -> {
            }, failure -> Log.debugf(failure, "A reader was gone before it could be told"));
        }
    }
}
