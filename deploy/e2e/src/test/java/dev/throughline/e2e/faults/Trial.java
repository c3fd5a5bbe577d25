package dev.throughline.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;

/** One fault under load, and the count afterwards. */
final class Trial {

    private static final int SECONDS_BEFORE_AND_AFTER = 10;

    private Trial() {
    }

    /** The load runs before, during and after the fault; all that was accepted is stored and recallable once, or this fails. */
    static Sent survive(Stack stack, String fault, Consumer<Load> disturbance) {
        var load = Load.start(stack::client, "trial");
        load.awaitSeconds(SECONDS_BEFORE_AND_AFTER);

        disturbance.accept(load);
        load.awaitCaughtUp();
        load.awaitSeconds(SECONDS_BEFORE_AND_AFTER);
        Sent sent = load.end();

        assertThat(Census.of(stack, sent, fault)).isEqualTo(Counts.exactly(sent.accepted()));
        return sent;
    }
}
