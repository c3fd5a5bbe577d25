package dev.throughline.recall.live;

import java.util.concurrent.CompletionStage;

/** The way to one reader, over whatever protocol. */
interface Sink {

    /** Ends once the reader's connection has taken it; the next one is sent then. Fails when the connection is gone. */
    CompletionStage<?> send(Told told);

    /** Shows the reader, and whatever lies between, that the connection is alive; never throws. */
    void beat();

    boolean isOpen();

    /** Ends the connection; never throws. */
    void close(Ending ending, String reason);

    default void close(Ending ending) {
        close(ending, ending.reason());
    }
}
