package dev.throughline.audit.log;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.merkle.Hash;
import dev.throughline.audit.merkle.LeafRange;
import dev.throughline.audit.merkle.Node;

/** Finds the hashes of a proof: one statement, and a number of rows that grows with the logarithm of the tree. */
@ApplicationScoped
public class ProofPaths {

    private final TreeStore tree;

    ProofPaths(TreeStore tree) {
        this.tree = tree;
    }

    /** The hash of each range of leaves, in the transaction of these statements. */
    public Uni<Map<LeafRange, byte[]>> hashes(Statements statements, List<LeafRange> ranges) {
        List<Node> nodes = ranges.stream().flatMap(range -> range.nodes().stream()).distinct().toList();
        return tree.hashes(statements, nodes).map(hashes -> {
            var ofRanges = new HashMap<LeafRange, byte[]>();
            ranges.forEach(range -> ofRanges.put(range, hash(range, hashes)));
            return ofRanges;
        });
    }

    private static byte[] hash(LeafRange range, Map<Node, byte[]> hashes) {
        return Hash.root(range.nodes().stream().map(node -> found(node, hashes)).toList());
    }

    private static byte[] found(Node node, Map<Node, byte[]> hashes) {
        byte[] hash = hashes.get(node);
        if (hash == null) {
            throw new IllegalStateException("The audit log has been tampered with: no hash of " + node);
        }
        return hash;
    }
}
