package dev.throughline.recall.export;

import java.io.IOException;
import java.util.List;

import dev.throughline.recall.session.EventView;
import dev.throughline.recall.session.SessionDetail;

/** Writes a session in one form, piece by piece. */
interface SessionText {

    void begin(SessionDetail session) throws IOException;

    void add(List<EventView> events) throws IOException;

    /** @param events how many there were */
    void end(long events) throws IOException;
}
