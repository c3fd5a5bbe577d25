package dev.throughline.common.topic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far a write went in: for each partition the offset of its last record. Written {@code 3:1042,i7:88}, where
 * {@code i} marks the backfill lane. Clients pass it back as it is. Points that begin with {@code e}, {@code m} or {@code r}
 * say how far the live feed was in what is no lane; nothing waits for them.
 */
public record Position(List<Point> points) {

    private static final Pattern POINT = Pattern.compile("([iemr]?)(\\d{1,5}):(\\d{1,18})");
    private static final int MOST_POINTS = 10_000;

    /** The offset of a record in a partition of a lane. */
    public record Point(Lane lane, int partition, long offset) {
        @Override
        public String toString() {
            return lane.prefix() + partition + ":" + offset;
        }
    }

    public Position {
        points = List.copyOf(points);
    }

    /** The position behind these records: the highest offset for each partition. */
    public static Position of(Collection<Point> points) {
        var highest = new TreeMap<Point, Point>(Comparator.comparing(Point::lane).thenComparing(Point::partition));
        points.forEach(point -> highest.merge(point, point, (a, b) -> a.offset() >= b.offset() ? a : b));
        return new Position(List.copyOf(highest.values()));
    }

    /** Reads the written form; empty when it is not one. */
    public static Optional<Position> parse(String text) {
        String[] parts = text.split(",", MOST_POINTS + 1);
        if (parts.length > MOST_POINTS) {
            return Optional.empty();
        }
        var points = new ArrayList<Point>(parts.length);
        for (String part : parts) {
            Matcher matcher = POINT.matcher(part.strip());
            if (!matcher.matches()) {
                return Optional.empty();
            }
            int partition = Integer.parseInt(matcher.group(2));
            long offset = Long.parseLong(matcher.group(3));
            Lane.ofPrefix(matcher.group(1)).ifPresent(lane -> points.add(new Point(lane, partition, offset)));
        }
        return Optional.of(of(points));
    }

    /** The offsets of one lane by partition. */
    public Map<Integer, Long> offsets(Lane lane) {
        return points.stream().filter(point -> point.lane() == lane)
                .collect(Collectors.toMap(Point::partition, Point::offset));
    }

    @Override
    public String toString() {
        return points.stream().map(Point::toString).collect(Collectors.joining(","));
    }
}
