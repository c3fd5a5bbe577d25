package dev.throughline.verify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** The root of a tree that grows leaf by leaf. */
final class Tree {

    /** A complete subtree at the right edge. */
    private record Subtree(long leaves, LeafHash hash) {
    }

    private final Deque<Subtree> edge = new ArrayDeque<>(); // the smallest first
    private long size;

    void add(LeafHash leaf) {
        var added = new Subtree(1, leaf);
        while (!edge.isEmpty() && edge.getFirst().leaves == added.leaves) {
            var left = edge.removeFirst();
            added = new Subtree(2 * added.leaves, LeafHash.node(left.hash, added.hash));
        }
        edge.addFirst(added);
        size++;
    }

    long size() {
        return size;
    }

    /** Of a tree that has a leaf. */
    LeafHash root() {
        Iterator<Subtree> subtrees = edge.iterator();
        LeafHash root = subtrees.next().hash;
        while (subtrees.hasNext()) {
            root = LeafHash.node(subtrees.next().hash, root);
        }
        return root;
    }
}
