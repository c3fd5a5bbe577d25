package dev.throughline.common.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.throughline.common.topic.Position.Point;

class PositionTest {

    @Test
    void keepsTheHighestOffsetOfEachPartition() {
        var position = Position.of(List.of(new Point(Lane.LIVE, 3, 7), new Point(Lane.LIVE, 3, 1042),
                new Point(Lane.BACKFILL, 3, 5), new Point(Lane.LIVE, 0, 1)));

        assertThat(position).hasToString("0:1,3:1042,i3:5");
    }

    @Test
    void readsWhatItWrites() {
        var position = Position.of(List.of(new Point(Lane.LIVE, 3, 1042), new Point(Lane.BACKFILL, 7, 88)));

        assertThat(Position.parse(position.toString())).contains(position);
    }

    @Test
    void waitsForNothingOfTheLiveFeedsOwnPoints() {
        assertThat(Position.parse("3:1042,e4:0,m3:7,r11:2")).hasValueSatisfying(
                position -> assertThat(position).hasToString("3:1042"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "3", "3:", ":4", "a3:4", "3:-1", "3:4,", "3:99999999999999999999", "3:4;5:6" })
    void anyOtherTextIsNoPosition(String text) {
        assertThat(Position.parse(text)).isEmpty();
    }
}
