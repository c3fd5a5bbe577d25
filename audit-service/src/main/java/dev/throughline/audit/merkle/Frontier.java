package dev.throughline.audit.merkle;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The right edge of a tree: the roots of the complete subtrees that its leaves make up, at most one of each level. That is
 * all that appending needs to know, whatever the tree's size. For one thread.
 */
public final class Frontier {

    private final NavigableMap<Integer, byte[]> peaks;
    private long size;

    /** @param peaks the root of each complete subtree by its level; a subtree of level {@code l} has 2<sup>l</sup> leaves */
    public Frontier(Map<Integer, byte[]> peaks) {
        this.peaks = new TreeMap<>(peaks);
        this.size = peaks.keySet().stream().mapToLong(level -> 1L << level).sum();
    }

    /** How many leaves the tree has. */
    public long size() {
        return size;
    }

    /** Adds a leaf and returns the roots of the complete subtrees that end with it, from the leaf upwards, 32 bytes each. */
    public byte[] append(byte[] leaf) {
        var completed = new ByteArrayOutputStream(2 * TreeHash.BYTES);
        byte[] hash = leaf;
        int level = 0;
        completed.writeBytes(hash);
        for (byte[] left = peaks.remove(level); left != null; left = peaks.remove(level)) {
            hash = TreeHash.node(left, hash);
            completed.writeBytes(hash);
            level++;
        }
        peaks.put(level, hash);
        size++;
        return completed.toByteArray();
    }

    /** The hash of the whole tree. */
    public byte[] root() {
        return peaks.values().stream().reduce((right, left) -> TreeHash.node(left, right)).orElseGet(TreeHash::empty);
    }
}
