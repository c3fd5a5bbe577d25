package dev.throughline.benchmark.session;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.throughline.recall.briefing.StudiedBriefing.Told;

/** How much of what was needed was told, over many questions; as {@code session_recall.py} counts. */
final class Hits {

    private static final int MOST_FILES = 10;
    private static final int LEAST_CHARACTERS_OF_A_NAME = 6;

    private int questions;
    private double files;
    private int first;
    private int firstThree;

    /**
     * @param needed files
     * @param known files that an earlier session edited
     * @param fitting the sessions that edited one of the needed files
     */
    void add(Told told, Set<String> needed, Set<String> known, Set<String> fitting) {
        var named = firstNamed(told.markdown(), known);
        questions++;
        files += needed.stream().filter(named::contains).count() / (double) needed.size();
        first += isAmong(told.sessions(), 1, fitting) ? 1 : 0;
        firstThree += isAmong(told.sessions(), 3, fitting) ? 1 : 0;
    }

    int questions() {
        return questions;
    }

    @Override
    public String toString() {
        return String.format("%9.1f %9.1f %9.1f", 100 * files / questions, 100.0 * first / questions,
                100.0 * firstThree / questions);
    }

    private static boolean isAmong(List<String> sessions, int most, Set<String> fitting) {
        return sessions.stream().limit(most).anyMatch(fitting::contains);
    }

    private static Set<String> firstNamed(String text, Set<String> files) {
        Map<String, Integer> places = new HashMap<>();
        for (String file : files) {
            String name = file.substring(file.lastIndexOf('/') + 1);
            int at = text.indexOf(file);
            at = at < 0 && name.length() >= LEAST_CHARACTERS_OF_A_NAME ? text.indexOf(name) : at;
            if (at >= 0) {
                places.put(file, at);
            }
        }
        return new HashSet<>(places.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .limit(MOST_FILES).map(Map.Entry::getKey).toList());
    }
}
