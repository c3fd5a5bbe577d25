package dev.throughline.recall.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/** A connection whose reader takes what is sent when the test says so. */
final class Outlet implements Sink {

    private final List<Told> sent = new ArrayList<>();
    private CompletableFuture<Void> onItsWay = new CompletableFuture<>();
    private boolean takesAtOnce;
    private @Nullable Ending ending;

    void takeAtOnce() {
        takesAtOnce = true;
    }

    void take() {
        onItsWay.complete(null);
    }

    void takeAll() {
        for (var last = onItsWay; !last.isDone(); last = onItsWay) {
            last.complete(null);
            if (onItsWay == last) {
                return;
            }
        }
    }

    void fail() {
        onItsWay.completeExceptionally(new IllegalStateException("The reader has gone"));
    }

    /** The positions of what was sent. */
    List<String> sent() {
        return sent.stream().map(Told::position).toList();
    }

    List<String> types() {
        return sent.stream().map(Told::type).toList();
    }

    List<String> json() {
        return sent.stream().map(Told::json).toList();
    }

    @Nullable
    Ending ending() {
        return ending;
    }

    @Override
    public CompletionStage<?> send(Told told) {
        sent.add(told);
        onItsWay = takesAtOnce ? CompletableFuture.completedFuture(null) : new CompletableFuture<>();
        return onItsWay;
    }

    @Override
    public void beat() {
        // nothing lies between
    }

    @Override
    public boolean isOpen() {
        return ending == null;
    }

    @Override
    public void close(Ending why, String reason) {
        ending = why;
    }
}
