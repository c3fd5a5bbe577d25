package dev.throughline.common.footprint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RestTest {

    private static final long SMALL = 32 << 20;
    private static final long GROWN = 200 << 20;

    private final Rest rest = new Rest();

    @Test
    void doesNotBeginWhileMuchGarbageIsMade() {
        assertThat(rest.hasBegun(3, GROWN)).isFalse();
        assertThat(rest.hasBegun(9, GROWN)).isFalse();
        assertThat(rest.hasBegun(12, GROWN)).isFalse();
    }

    @Test
    void beginsWhenHardlyAnyWasMadeSinceTheLastLook() {
        rest.hasBegun(10, GROWN);

        assertThat(rest.hasBegun(11, GROWN)).isTrue();
    }

    @Test
    void isNotBrokenByWhatTheServiceDoesForItself() {
        rest.hasBegun(10, GROWN);
        rest.collected(11, SMALL);

        assertThat(rest.hasBegun(11, SMALL)).isFalse();
        assertThat(rest.hasBegun(12, SMALL)).isFalse();
        assertThat(rest.hasBegun(12, SMALL + Rest.WORTH_COLLECTING)).isFalse();
    }

    @Test
    void beginsAgainAfterTheNextBusyTime() {
        rest.hasBegun(10, GROWN);
        rest.collected(11, SMALL);
        rest.hasBegun(40, GROWN);

        assertThat(rest.hasBegun(40, GROWN)).isTrue();
    }
}
