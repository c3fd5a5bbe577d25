package dev.throughline.recall.live;

import java.util.Arrays;
import java.util.Optional;

import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.websockets.next.HandshakeRequest;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.throughline.common.problem.ProblemException;

/**
 * The feed over WebSocket. The first message says what is wanted, and who asks unless a subprotocol
 * {@code bearer.<token>} does: an address is written into too many logs for a token to stand in it.
 */
@WebSocket(path = "/api/live")
public class LiveSocket {

    private static final String BEARER = "bearer.";

    private final Reception reception;
    private final TokenDoor door;
    private final Hub hub;
    private final LiveConfig config;
    private final Vertx vertx;

    LiveSocket(Reception reception, TokenDoor door, Hub hub, LiveConfig config, Vertx vertx) {
        this.reception = reception;
        this.door = door;
        this.hub = hub;
        this.config = config;
        this.vertx = vertx;
    }

    @OnOpen
    @NonBlocking
    void opened(WebSocketConnection connection) {
        var visit = new Visit(new SocketSink(connection));
        connection.userData().put(Visit.KEY, visit);
        vertx.setTimer(config.firstMessage().toMillis(), timer -> visit.expectSpoken());
    }

    @OnTextMessage
    Uni<Void> received(String text, WebSocketConnection connection) {
        Visit visit = connection.userData().get(Visit.KEY);
        if (!visit.speaksFirst()) {
            visit.end(Ending.MALFORMED, "There is one subscription for a connection");
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom().deferred(() -> subscribe(text, visit, connection.handshakeRequest()))
                .onFailure().invoke(failure -> refuse(visit, failure)).onFailure().recoverWithNull();
    }

    @OnClose
    @NonBlocking
    void closed(WebSocketConnection connection) {
        Optional.ofNullable(connection.userData().get(Visit.KEY)).flatMap(Visit::subscriber).ifPresent(hub::leave);
    }

    /** A reader that breaks the protocol or is gone; nothing of it is worth a line in the log. */
    @OnError
    @NonBlocking
    void failed(Throwable failure, WebSocketConnection connection) {
        Log.debugf(failure, "A reader's connection failed");
        new SocketSink(connection).close(Ending.MALFORMED);
    }

    private Uni<Void> subscribe(String text, Visit visit, HandshakeRequest request) {
        var message = Wanted.message(text);
        Wanted wanted = Wanted.of(message);
        String token = Wanted.token(message).or(() -> offered(request))
                .orElseThrow(() -> new AuthenticationFailedException("There is no token"));
        return door.admit(token, request.remoteAddress())
                .chain(bearer -> join(bearer, wanted, visit));
    }

    private Uni<Void> join(Bearer bearer, Wanted wanted, Visit visit) {
        if (!bearer.mayListen()) {
            visit.end(Ending.FORBIDDEN, Ending.FORBIDDEN.reason());
            return Uni.createFrom().voidItem();
        }
        return reception.receive(bearer, wanted, visit.sink()).invoke(subscriber -> {
            visit.becomes(subscriber);
            hub.arrive(subscriber).ifPresent(subscriber::end);
        }).replaceWithVoid();
    }

    private static void refuse(Visit visit, Throwable failure) {
        switch (failure) {
            case AuthenticationFailedException e -> visit.end(Ending.UNAUTHORIZED, Ending.UNAUTHORIZED.reason());
            case ProblemException e when e.problem().status() < 500 -> visit.end(Ending.MALFORMED, e.problem().detail());
            case ProblemException e -> visit.end(Ending.TRY_AGAIN, e.problem().detail());
            default -> {
                Log.error("A subscription failed", failure);
                visit.end(Ending.TRY_AGAIN, Ending.TRY_AGAIN.reason());
            }
        }
    }

    private static Optional<String> offered(HandshakeRequest request) {
        return request.headers(HandshakeRequest.SEC_WEBSOCKET_PROTOCOL).stream()
                .flatMap(header -> Arrays.stream(header.split(","))).map(String::strip)
                .filter(protocol -> protocol.startsWith(BEARER)).map(protocol -> protocol.substring(BEARER.length()))
                .findFirst();
    }
}
