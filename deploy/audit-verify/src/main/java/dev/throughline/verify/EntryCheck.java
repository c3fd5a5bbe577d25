package dev.throughline.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.throughline.verify.Export.Leaf;
import dev.throughline.verify.Finding.Manipulated;
import dev.throughline.verify.Finding.Manipulation;

/**
 * Walks through the entries beside the leaf hashes of what was appended. Where the two differ, whether either occurs elsewhere
 * tells what was done.
 */
final class EntryCheck {

    private final List<Leaf> entries;
    private final List<Leaf> leaves;
    private final Set<LeafHash> unmatchedLeaves = new HashSet<>();
    private final Set<LeafHash> presentEntries = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();
    private int entry;
    private int leaf;

    EntryCheck(Export export) {
        this.entries = export.entries();
        this.leaves = export.leaves();
        leaves.forEach(each -> unmatchedLeaves.add(each.hash()));
        entries.forEach(each -> presentEntries.add(each.hash()));
    }

    List<Finding> findings() {
        while (entry < entries.size() && leaf < leaves.size()) {
            compare(entries.get(entry), leaves.get(leaf));
        }
        while (entry < entries.size()) {
            insertedOrMoved(entries.get(entry));
        }
        while (leaf < leaves.size()) {
            removedOrMoved(leaves.get(leaf));
        }
        return findings;
    }

    private void compare(Leaf found, Leaf appended) {
        boolean isKnown = unmatchedLeaves.contains(found.hash());
        boolean isPresent = presentEntries.contains(appended.hash());
        if (found.hash().equals(appended.hash())) {
            unmatchedLeaves.remove(found.hash());
            entry++;
            leaf++;
        } else if (isKnown && isPresent) {
            report(found.sequence(), Manipulation.REORDERED);
            unmatchedLeaves.remove(found.hash());
            entry++;
            leaf++;
        } else if (isKnown) {
            removedOrMoved(appended);
        } else if (isPresent) {
            insertedOrMoved(found);
        } else {
            report(found.sequence(), Manipulation.CHANGED);
            entry++;
            leaf++;
        }
    }

    private void insertedOrMoved(Leaf found) {
        if (!unmatchedLeaves.remove(found.hash())) {
            report(found.sequence(), Manipulation.INSERTED);
        }
        entry++;
    }

    private void removedOrMoved(Leaf appended) {
        if (!presentEntries.contains(appended.hash())) {
            report(appended.sequence(), Manipulation.REMOVED);
        }
        leaf++;
    }

    private void report(long sequence, Manipulation manipulation) {
        findings.add(new Manipulated(sequence, manipulation));
    }
}
