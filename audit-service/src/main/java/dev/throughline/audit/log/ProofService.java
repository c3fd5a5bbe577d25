package dev.throughline.audit.log;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.merkle.Frontier;
import dev.throughline.audit.merkle.LeafRange;
import dev.throughline.audit.tenant.TenantConnection;
import dev.throughline.common.problem.ProblemException;

/** Proves by the stored hashes alone; the entries are not read. */
@ApplicationScoped
class ProofService {

    private final TenantConnection connection;
    private final TreeStore tree;
    private final ProofPaths paths;

    ProofService(TenantConnection connection, TreeStore tree, ProofPaths paths) {
        this.connection = connection;
        this.tree = tree;
        this.paths = paths;
    }

    Uni<InclusionProof> inclusion(String tenant, long sequence, @Nullable Long wanted) {
        return connection.within(tenant, opened -> {
            Statements statements = Statements.of(opened);
            return tree.read(statements).map(grown -> size(wanted, grown))
                    .chain(size -> inclusion(statements, sequence, size));
        });
    }

    Uni<ConsistencyProof> consistency(String tenant, long from, @Nullable Long wanted) {
        return connection.within(tenant, opened -> {
            Statements statements = Statements.of(opened);
            return tree.read(statements).map(grown -> size(wanted, grown))
                    .chain(to -> consistency(statements, from, to));
        });
    }

    private Uni<InclusionProof> inclusion(Statements statements, long sequence, long size) {
        if (sequence > size) {
            throw ProblemException.of(404, "A tree of " + size + " entries has no entry " + sequence);
        }
        long index = sequence - 1;
        var leaf = new LeafRange(index, sequence);
        List<LeafRange> path = LeafRange.inclusion(index, size);
        return paths.hashes(statements, with(path, leaf, LeafRange.tree(size)))
                .map(hashes -> new InclusionProof(sequence, index, size, base64(leaf, hashes),
                        base64(LeafRange.tree(size), hashes), base64(path, hashes)));
    }

    private Uni<ConsistencyProof> consistency(Statements statements, long from, long to) {
        if (from > to) {
            throw ProblemException.of(404, "The tree has not had " + from + " entries before it had " + to);
        }
        List<LeafRange> path = LeafRange.consistency(from, to);
        return paths.hashes(statements, with(path, LeafRange.tree(from), LeafRange.tree(to)))
                .map(hashes -> new ConsistencyProof(from, to, base64(LeafRange.tree(from), hashes),
                        base64(LeafRange.tree(to), hashes), base64(path, hashes)));
    }

    private static long size(@Nullable Long wanted, Frontier grown) {
        if (wanted != null && wanted > grown.size()) {
            throw ProblemException.of(404, "The tree has " + grown.size() + " entries");
        }
        return wanted == null ? grown.size() : wanted;
    }

    private static List<LeafRange> with(List<LeafRange> path, LeafRange... others) {
        return Stream.concat(path.stream(), Stream.of(others)).toList();
    }

    private static List<String> base64(List<LeafRange> path, Map<LeafRange, byte[]> hashes) {
        var encoded = new ArrayList<String>(path.size());
        path.forEach(range -> encoded.add(base64(range, hashes)));
        return encoded;
    }

    private static String base64(LeafRange range, Map<LeafRange, byte[]> hashes) {
        return Base64.getEncoder().encodeToString(Objects.requireNonNull(hashes.get(range)));
    }
}
