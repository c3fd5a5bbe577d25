package dev.throughline.recall.dashboard.session;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.throughline.recall.request.Parameters;

/** Which view of a session, as the address says it. */
public record ViewParameters(@RestQuery @Nullable String view, @RestQuery @Nullable String from,
        @RestQuery @Nullable String event, @RestQuery @Nullable String kind) {

    /** A view of a session. */
    sealed interface View {

        /** @param from the first turn's ordinal */
        record Time(int from) implements View {
        }

        /** @param before the number of the event before which they are */
        record Events(EventKind kind, int before) implements View {
        }

        record Event(int sequence) implements View {
        }

        record Recalled() implements View {
        }

        record State() implements View {
        }
    }

    View wanted() {
        var reader = new Parameters();
        String name = reader.word("view", view, "time", "time", "events", "event", "recalled", "state");
        var wanted = switch (name) {
            case "events" -> new View.Events(EventKind.of(reader.word("kind", kind, "all", EventKind.names())),
                    number(reader, "from", from, Integer.MAX_VALUE));
            case "event" -> new View.Event(number(reader, "event", event, 1));
            case "recalled" -> new View.Recalled();
            case "state" -> new View.State();
            default -> new View.Time(number(reader, "from", from, 1));
        };
        reader.check();
        return wanted;
    }

    private static int number(Parameters reader, String name, @Nullable String text, int otherwise) {
        return reader.number(name, text, otherwise, 1, Integer.MAX_VALUE);
    }
}
