package dev.throughline.audit.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring leaves whose common hash is part of a proof. The paths are those of RFC 9162, sections 2.1.3.1 and 2.1.4.1.
 *
 * @param start the first leaf, from 0
 * @param end the leaf after the last
 */
public record LeafRange(long start, long end) {

    /** The whole tree of this size. */
    public static LeafRange tree(long size) {
        return new LeafRange(0, size);
    }

    /**
     * {@code PATH(index, D[size])}: what proves that a leaf is in a tree.
     *
     * @throws IllegalArgumentException when it is not
     */
    public static List<LeafRange> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("A tree of " + size + " leaves has no leaf " + index);
        }
        var path = new ArrayList<LeafRange>();
        LeafRange within = tree(size);
        while (within.length() > 1) {
            long middle = within.middle();
            LeafRange left = new LeafRange(within.start, middle);
            LeafRange right = new LeafRange(middle, within.end);
            path.addFirst(index < middle ? right : left);
            within = index < middle ? left : right;
        }
        return path;
    }

    /**
     * {@code PROOF(from, D[to])}: what proves that a tree has grown out of a smaller one and changed nothing of it.
     *
     * @throws IllegalArgumentException when the sizes are not {@code 0 < from ≤ to}
     */
    public static List<LeafRange> consistency(long from, long to) {
        if (from <= 0 || from > to) {
            throw new IllegalArgumentException("No tree of " + to + " leaves grows out of one of " + from);
        }
        var path = new ArrayList<LeafRange>();
        LeafRange within = tree(to);
        while (within.end != from) {
            long middle = within.middle();
            LeafRange left = new LeafRange(within.start, middle);
            LeafRange right = new LeafRange(middle, within.end);
            path.addFirst(from <= middle ? right : left);
            within = from <= middle ? left : right;
        }
        if (within.start > 0) { // else it is the smaller tree itself, whose root the verifier has
            path.addFirst(within);
        }
        return path;
    }

    /** The complete subtrees that the range consists of, the largest first: one for most ranges, log n at the edge. */
    public List<Node> nodes() {
        var nodes = new ArrayList<Node>();
        for (long at = start; at < end;) {
            int level = 63 - Long.numberOfLeadingZeros(end - at);
            nodes.add(new Node(level, at >> level));
            at += 1L << level;
        }
        return nodes;
    }

    private long length() {
        return end - start;
    }

    /** Where RFC 9162 splits: after the largest power of two that is smaller than the length. */
    private long middle() {
        return start + Long.highestOneBit(length() - 1);
    }
}
