package dev.throughline.common.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.throughline.common.refusal.Refusals.Counted;
import dev.throughline.common.token.TokenRefusal;
import dev.throughline.common.token.TokenRefusal.Reason;

class RefusalsTest {

    private static final TokenRefusal FORGED = new TokenRefusal(Reason.FORGED, null, null, null);
    private static final TokenRefusal EXPIRED = new TokenRefusal(Reason.EXPIRED, "t", "ann", "1");

    private final Refusals refusals = new Refusals();

    @Test
    void theFirstOfAKindPassesAndTheRestIsCounted() {
        assertThat(refusals.isFirst(FORGED, "10.0.0.1")).isTrue();
        assertThat(refusals.isFirst(FORGED, "10.0.0.1")).isFalse();
        assertThat(refusals.isFirst(FORGED, "10.0.0.1")).isFalse();
        assertThat(refusals.isFirst(EXPIRED, "10.0.0.1")).isTrue();
        assertThat(refusals.isFirst(FORGED, "10.0.0.2")).isTrue();

        assertThat(refusals.drain()).extracting(Counted::count).containsExactly(2);
    }

    @Test
    void anIntervalBeginsAnew() {
        refusals.isFirst(FORGED, "10.0.0.1");
        refusals.drain();

        assertThat(refusals.isFirst(FORGED, "10.0.0.1")).isTrue();
        assertThat(refusals.drain()).isEmpty();
    }

    @Test
    void howeverManyAddressesThereAreItRemembersABoundedNumber() {
        int reported = 0;
        for (int i = 0; i < 5_000; i++) {
            reported += refusals.isFirst(FORGED, "address-" + i) ? 1 : 0;
        }

        assertThat(reported).isEqualTo(1_001);
        assertThat(refusals.drain()).singleElement().satisfies(others -> {
            assertThat(others.kind().address()).isEqualTo(Refusals.OTHER_ADDRESSES);
            assertThat(others.count()).isEqualTo(5_000 - 1_001);
        });
    }
}
