package dev.throughline.audit.merkle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** A tree's right edge: the roots of its complete subtrees, which is all that appending needs. For one thread. */
public final class Frontier {

    private final List<byte[]> subtrees = new ArrayList<>();
    private long size;

    /** The edge of an empty tree. */
    public Frontier() {
    }

    /**
     * The edge of a tree as it was stored.
     *
     * @param bytes {@link #bytes()}
     * @throws IllegalArgumentException when a tree of this size has another number of complete subtrees
     */
    public Frontier(long size, byte[] bytes) {
        if (bytes.length != Long.bitCount(size) * Hash.BYTES) {
            throw new IllegalArgumentException("A tree of " + size + " leaves has another edge");
        }
        this.size = size;
        for (int at = 0; at < bytes.length; at += Hash.BYTES) {
            subtrees.add(Arrays.copyOfRange(bytes, at, at + Hash.BYTES));
        }
    }

    /**
     * Adds a leaf.
     *
     * @param completed is told of the leaf and of each subtree that it completes: 2 on average
     */
    public void append(byte[] leafHash, BiConsumer<Node, byte[]> completed) {
        byte[] hash = leafHash;
        long index = size;
        int level = 0;
        completed.accept(new Node(level, index), hash);
        while ((index & 1) == 1) {
            hash = Hash.node(subtrees.removeLast(), hash);
            index >>= 1;
            level++;
            completed.accept(new Node(level, index), hash);
        }
        subtrees.add(hash);
        size++;
    }

    /** How many leaves the tree has. */
    public long size() {
        return size;
    }

    public byte[] root() {
        return Hash.root(subtrees);
    }

    /** The hashes of the edge, left to right. */
    public byte[] bytes() {
        byte[] bytes = new byte[subtrees.size() * Hash.BYTES];
        for (int i = 0; i < subtrees.size(); i++) {
            System.arraycopy(subtrees.get(i), 0, bytes, i * Hash.BYTES, Hash.BYTES);
        }
        return bytes;
    }
}
