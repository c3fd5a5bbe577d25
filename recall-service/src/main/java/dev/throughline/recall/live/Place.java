package dev.throughline.recall.live;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.throughline.recall.live.FeedTopic.Partition;

/**
 * A place in the feed: for each partition the offset to go on from. Written {@code 3:1042,e4:0,m7:12,r1:0}: the points of
 * events are ingest's positions, with the offset of the last record, so that a read can wait for them; {@code e4:0} says that
 * partition 4 of the events is still empty; {@code m} and {@code r} are memories and recalls, with the offset to go on from.
 */
final class Place {

    private static final String EMPTY = "e";
    private static final Pattern POINT = Pattern.compile("([iemr]?)(\\d{1,5}):(\\d{1,17})");
    private static final int MOST_POINTS = 1_000;
    private static final Comparator<Partition> ORDER = Comparator.comparing(Partition::topic)
            .thenComparing(Partition::number);

    private final TreeMap<Partition, Long> next = new TreeMap<>(ORDER);

    Place() {
    }

    Place(Map<Partition, Long> next) {
        this.next.putAll(next);
    }

    /** Reads the written form, and a position as ingest writes it; empty when it is neither. */
    static Optional<Place> parse(String text) {
        String[] parts = text.split(",", MOST_POINTS + 1);
        if (parts.length > MOST_POINTS) {
            return Optional.empty();
        }
        var place = new Place();
        for (String part : parts) {
            Matcher matcher = POINT.matcher(part.strip());
            if (!matcher.matches()) {
                return Optional.empty();
            }
            place.read(matcher.group(1), Integer.parseInt(matcher.group(2)), Long.parseLong(matcher.group(3)));
        }
        return Optional.of(place);
    }

    private void read(String prefix, int partition, long offset) {
        if (prefix.equals(EMPTY)) {
            advance(new Partition(FeedTopic.EVENTS, partition), 0);
        } else { // imported history is not in the feed
            FeedTopic.ofPrefix(prefix).ifPresent(topic -> advance(new Partition(topic, partition),
                    topic == FeedTopic.EVENTS ? offset + 1 : offset));
        }
    }

    /** The offset to go on from; of a partition that is not named, this one. */
    long next(Partition partition, long otherwise) {
        return next.getOrDefault(partition, otherwise);
    }

    boolean names(Partition partition) {
        return next.containsKey(partition);
    }

    Map<Partition, Long> next() {
        return Map.copyOf(next);
    }

    /** Goes on to this offset, and never back. */
    void advance(Partition partition, long offset) {
        next.merge(partition, offset, Math::max);
    }

    /** Whether it lies nowhere before the other. */
    boolean covers(Place other) {
        return other.next.entrySet().stream().allMatch(point -> next(point.getKey(), 0) >= point.getValue());
    }

    /** This place, and where it names none, the other's points; partitions that the other does not know do not exist. */
    Place completedBy(Place other) {
        var complete = new Place(other.next);
        complete.next.replaceAll(this::next);
        return complete;
    }

    void clear() {
        next.clear();
    }

    Place copy() {
        return new Place(next);
    }

    @Override
    public String toString() {
        return next.entrySet().stream().map(Place::point).collect(Collectors.joining(","));
    }

    private static String point(Map.Entry<Partition, Long> point) {
        Partition partition = point.getKey();
        long offset = point.getValue();
        if (partition.topic() != FeedTopic.EVENTS) {
            return partition.topic().prefix() + partition.number() + ":" + offset;
        }
        return offset == 0 ? EMPTY + partition.number() + ":0" : partition.number() + ":" + (offset - 1);
    }
}
