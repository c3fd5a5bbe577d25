package dev.throughline.ingest.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.throughline.common.event.ChangeDecided;

class WaitersTest {

    private static final Change CHANGE = new Change("acme", "session/s/state", "e1");
    private static final ChangeDecided DECIDED = new ChangeDecided("acme", "e1", "session/s/state", true, 7, null);

    private final Waiters waiters = new Waiters(2);

    @Test
    void allWhoWaitForADecisionAreTold() {
        var one = waiters.take(CHANGE).orElseThrow();
        var other = waiters.take(CHANGE).orElseThrow();

        waiters.tell(DECIDED);

        assertThat(one.decision()).isCompletedWithValue(DECIDED);
        assertThat(other.decision()).isCompletedWithValue(DECIDED);
    }

    @Test
    void whoLeavesTakesNobodyAlong() {
        var one = waiters.take(CHANGE).orElseThrow();
        var other = waiters.take(CHANGE).orElseThrow();
        one.leave();

        waiters.tell(DECIDED);

        assertThat(one.decision()).isNotDone();
        assertThat(other.decision()).isCompletedWithValue(DECIDED);
    }

    @Test
    void noMoreWaitThanMay() {
        var one = waiters.take(CHANGE).orElseThrow();
        waiters.take(CHANGE).orElseThrow();

        assertThat(waiters.take(CHANGE)).isEmpty();
        one.leave();

        assertThat(waiters.take(CHANGE)).isPresent();
        assertThat(waiters.waiting()).isEqualTo(2);
    }

    @Test
    void theDecisionOfAnotherTenantOrSubjectIsNotTheirs() {
        var place = waiters.take(CHANGE).orElseThrow();

        waiters.tell(new ChangeDecided("other", "e1", "session/s/state", true, 7, null));
        waiters.tell(new ChangeDecided("acme", "e1", "session/other/state", true, 7, null));

        assertThat(place.decision()).isNotDone();
    }
}
