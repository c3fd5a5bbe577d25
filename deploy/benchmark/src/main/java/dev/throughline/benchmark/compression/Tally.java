package dev.throughline.benchmark.compression;

import java.util.ArrayList;
import java.util.List;

/** How many of the things that should be named are named, over all sessions. */
final class Tally {

    private final String name;
    private final List<String> misses = new ArrayList<>();
    private int wanted;

    Tally(String name) {
        this.name = name;
    }

    /** @param thing what a person reads when it is missed */
    void add(String session, String thing, boolean isNamed) {
        wanted++;
        if (!isNamed) {
            misses.add(session + ": " + thing);
        }
    }

    void print() {
        int named = wanted - misses.size();
        String share = wanted == 0 ? "" : "%6.1f %%".formatted(100.0 * named / wanted);
        System.out.printf("%-66s %5d of %5d  %s%n", name, named, wanted, share);
    }

    void printMisses() {
        misses.forEach(miss -> System.out.println("  " + miss.replace("\n", "\\n")));
    }
}
