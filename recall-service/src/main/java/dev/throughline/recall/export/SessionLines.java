package dev.throughline.recall.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import dev.throughline.common.json.Json;
import dev.throughline.recall.session.EventView;
import dev.throughline.recall.session.SessionDetail;

/**
 * Lines of JSON, each an object: a header with the format, its version and the session without its turns; then each event; then
 * an end with their number, without which the export was cut short.
 */
final class SessionLines implements SessionText {

    private static final String FORMAT = "throughline-session";
    private static final int VERSION = 1;

    private record Header(String format, int version, Instant exportedAt, SessionDetail session) {
    }

    private record Event(EventView event) {
    }

    private record End(long end) {
    }

    private final OutputStream out;
    private final Clock clock;

    SessionLines(OutputStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public void begin(SessionDetail session) throws IOException {
        write(new Header(FORMAT, VERSION, clock.instant(), session));
    }

    @Override
    public void add(List<EventView> events) throws IOException {
        for (EventView event : events) {
            write(new Event(event));
        }
    }

    @Override
    public void end(long events) throws IOException {
        write(new End(events));
    }

    private void write(Object line) throws IOException {
        out.write(Json.mapper().writeValueAsBytes(line));
        out.write('\n');
    }
}
