package dev.throughline.compression.succession;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Between what a statement decides.
 *
 * @param chosen what shall be used, each as it is named, in lower case
 * @param rejected what shall not
 * @param subject what it shall be used for; empty when the statement sets no bounds
 */
record Options(Set<String> chosen, Set<String> rejected, Set<String> subject) {

    static final Options NONE = new Options(Set.of(), Set.of(), Set.of());

    /** A shorter share of the subject is about something else, or about a part of it only. */
    private static final double MOSTLY = 2.0 / 3;

    Options {
        chosen = Set.copyOf(chosen);
        rejected = Set.copyOf(rejected);
        subject = Set.copyOf(subject);
    }

    /** Whether the older statement cannot stand beside this one: one wants what the other has rejected. */
    boolean contradicts(Options older) {
        return (meet(rejected, older.chosen) || meet(chosen, older.rejected)) && isAboutAllOf(older);
    }

    /** Another decision on a part of the matter, or on another matter, leaves the older one alone. */
    private boolean isAboutAllOf(Options older) {
        long shared = subject.stream().filter(older.subject::contains).count();
        return subject.isEmpty() || shared >= MOSTLY * subject.size();
    }

    Options and(Options other) {
        return new Options(union(chosen, other.chosen), union(rejected, other.rejected), union(subject, other.subject));
    }

    /** @param matter what it is about, where it names nothing that is chosen or rejected */
    Options rejecting(Collection<String> alternatives, Collection<String> matter) {
        var all = new HashSet<>(rejected);
        alternatives.stream().filter(alternative -> !chosen.contains(alternative)).forEach(all::add);
        boolean isBare = chosen.isEmpty() && rejected.isEmpty();
        return new Options(chosen, all, isBare ? Set.copyOf(matter) : subject);
    }

    private static boolean meet(Set<String> some, Set<String> others) {
        return some.stream().anyMatch(others::contains);
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        var all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}
