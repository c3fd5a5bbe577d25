package dev.throughline.recall.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.throughline.recall.live.FeedTopic.Partition;

class PlaceTest {

    private static final Partition EVENTS = new Partition(FeedTopic.EVENTS, 3);
    private static final Partition EMPTY = new Partition(FeedTopic.EVENTS, 4);
    private static final Partition MEMORIES = new Partition(FeedTopic.MEMORIES, 7);

    @Test
    void anEventsPointIsIngestsPosition() {
        assertThat(new Place(Map.of(EVENTS, 1043L, EMPTY, 0L, MEMORIES, 12L))).hasToString("3:1042,e4:0,m7:12");
    }

    @Test
    void readsWhatItWrites() {
        Place place = Place.parse("3:1042,e4:0,m7:12").orElseThrow();

        assertThat(place.next()).isEqualTo(Map.of(EVENTS, 1043L, EMPTY, 0L, MEMORIES, 12L));
    }

    @Test
    void importedHistoryIsNotInTheFeed() {
        assertThat(Place.parse("3:1,i3:9")).hasValueSatisfying(place -> assertThat(place).hasToString("3:1"));
    }

    @Test
    void whatItDoesNotNameIsTakenFromTheOther() {
        Place now = new Place(Map.of(EVENTS, 50L, MEMORIES, 12L));

        assertThat(Place.parse("3:9,5:1").orElseThrow().completedBy(now)).hasToString("3:9,m7:12");
    }

    @Test
    void aPlaceCoversThoseThatLieNowhereAhead() {
        Place here = new Place(Map.of(EVENTS, 50L, MEMORIES, 12L));

        assertThat(here.covers(new Place(Map.of(EVENTS, 50L)))).isTrue();
        assertThat(here.covers(new Place(Map.of(EVENTS, 51L, MEMORIES, 2L)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "3", "3:", ":4", "a3:4", "3:-1", "3:4,", "3:99999999999999999999", "3:4;5:6" })
    void anyOtherTextIsNone(String text) {
        assertThat(Place.parse(text)).isEmpty();
    }
}
