package dev.throughline.recall.index;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.memory.Memory;
import dev.throughline.common.memory.Visibility;

/**
 * Which passages have to be written again when some of a session change, and with which window. A passage is found by
 * what was said around it, so a new one changes the windows of the two before it; out of order, of the two behind it too.
 */
final class Windows {

    /** A neighbour says what is talked about in its first lines; more of it only takes time. */
    private static final int MOST_CHARACTERS_OF_A_NEIGHBOUR = 1_000;
    /** An assistant's long answer mentions everything, and would drown the short words of a person beside it. */
    private static final int MOST_CHARACTERS_OF_AN_ANSWER = 600;

    private final Set<Place> affected;
    private final Map<Place, Memory> passages = new HashMap<>();

    /**
     * @param before the changed passages as the index has them
     * @param changes what the log says now
     */
    Windows(Collection<Memory> before, Collection<Change> changes) {
        List<Memory> after = changes.stream().map(Change::memory).flatMap(Windows::present).toList();
        affected = Stream.concat(before.stream(), after.stream())
                .flatMap(memory -> Place.of(memory).stream()).flatMap(place -> place.within(Place.REACH))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        put(after);
    }

    /** The places whose passages must be known, and are not yet. */
    Set<Place> missing() {
        return affected.stream().flatMap(place -> place.within(Place.REACH)).distinct()
                .filter(place -> place.ordinal() > 0 && !passages.containsKey(place)).collect(Collectors.toSet());
    }

    /** Passages that the index has and that did not change. */
    void fill(Collection<Memory> unchanged) {
        put(unchanged);
    }

    /** The passages to be written. */
    List<Memory> affected() {
        return affected.stream().map(passages::get).flatMap(Windows::present).toList();
    }

    /** The text of a passage and of those around it that everyone may see who sees this one. */
    String of(Memory passage) {
        return Place.of(passage).stream().flatMap(place -> place.within(Place.REACH)).map(passages::get)
                .flatMap(Windows::present)
                .filter(neighbour -> neighbour.visibility() == Visibility.TEAM
                        || passage.visibility() == Visibility.PRIVATE && neighbour.ownerId().equals(passage.ownerId()))
                .map(neighbour -> neighbour == passage ? passage.body() : beginning(neighbour))
                .collect(Collectors.joining("\n"));
    }

    private static String beginning(Memory neighbour) {
        int most = MemoryDocument.isFromUser(neighbour) ? MOST_CHARACTERS_OF_A_NEIGHBOUR : MOST_CHARACTERS_OF_AN_ANSWER;
        return neighbour.body().substring(0, Math.min(neighbour.body().length(), most));
    }

    private void put(Collection<Memory> memories) {
        memories.forEach(memory -> Place.of(memory).ifPresent(place -> passages.put(place, memory)));
    }

    private static Stream<Memory> present(@Nullable Memory memory) {
        return Optional.ofNullable(memory).stream();
    }
}
