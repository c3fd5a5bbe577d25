package dev.throughline.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.throughline.e2e.Event;

/** A client's clock is wrong: what it sent keeps its order, and is all there. */
@Tag("faults")
class ClockTest {

    private static final int EVENTS = 300;
    private static final Duration OFF = Duration.ofMinutes(10);

    private final Stack stack = Stack.shared();
    private final String session = "clock/" + UUID.randomUUID();

    @Test
    void eventsOfAWrongClockKeepTheirOrder() {
        var sent = new Sent();
        send(session + "/ahead", OFF, OFF, sent);
        send(session + "/behind", OFF.negated(), OFF.negated(), sent);
        List<String> setRight = send(session + "/set-right", OFF, OFF.negated(), sent);

        var counts = Census.of(stack, sent, "a client's clock 10 minutes off");

        assertThat(counts).isEqualTo(Counts.exactly(3 * EVENTS));
        assertThat(Census.order(stack, session + "/set-right")).isEqualTo(setRight);
    }

    /** The clock is wrong by one time at first, and by another from the half on. */
    private List<String> send(String name, Duration first, Duration then, Sent sent) {
        var client = stack.client();
        var ids = new ArrayList<String>();
        for (int i = 0; i < EVENTS; i++) {
            Instant time = Instant.now().plus(i < EVENTS / 2 ? first : then);
            var event = Event.prompt(name, "What time is it, asked for the %dth time?".formatted(i)).at(time);
            client.append(event).position();
            sent.add(List.of(event));
            ids.add(event.id());
        }
        return ids;
    }
}
