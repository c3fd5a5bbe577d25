package dev.throughline.audit.log;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

import dev.throughline.audit.merkle.Frontier;
import dev.throughline.audit.merkle.Node;

/** The tables {@code audit_tree} and {@code audit_node}: the transaction's tenant's tree. */
@ApplicationScoped
public class TreeStore {

    private static final String PLANT = """
            INSERT INTO audit_tree (tenant_id, size, frontier)
            VALUES (current_tenant(), 0, '')
            ON CONFLICT DO NOTHING
            """;

    private static final String READ = """
            SELECT size, frontier
            FROM audit_tree
            WHERE tenant_id = current_tenant()
            """;

    private static final String LOCK = READ + "FOR UPDATE";

    private static final String GROW = """
            UPDATE audit_tree
            SET size = $1, frontier = $2
            WHERE tenant_id = current_tenant()
            """;

    private static final String ADD_NODES = """
            INSERT INTO audit_node (tenant_id, level, index, hash)
            SELECT current_tenant(), level, index, hash
            FROM unnest($1::smallint[], $2::bigint[], $3::bytea[]) AS node (level, index, hash)
            """;

    private static final String NODES = """
            SELECT n.level, n.index, n.hash
            FROM unnest($1::smallint[], $2::bigint[]) AS wanted (level, index)
            JOIN audit_node n ON n.tenant_id = current_tenant() AND n.level = wanted.level AND n.index = wanted.index
            """;

    /** The tree as it is; nobody else appends to it before the transaction ends. */
    Uni<Frontier> lock(Statements statements) {
        return statements.run(LOCK).chain(rows -> rows.isEmpty()
                ? statements.run(PLANT).chain(() -> statements.run(LOCK)).map(TreeStore::frontier)
                : Uni.createFrom().item(frontier(rows)));
    }

    /** The tree as it is now; an empty one when nothing was ever appended. */
    public Uni<Frontier> read(Statements statements) {
        return statements.run(READ).map(rows -> rows.isEmpty() ? new Frontier() : frontier(rows));
    }

    /** Stores a locked tree that has grown, with the subtrees that it completed. */
    Uni<Void> grow(Statements statements, Frontier frontier, Map<Node, byte[]> completed) {
        var nodes = List.copyOf(completed.entrySet());
        return statements.run(ADD_NODES,
                nodes.stream().map(node -> (short) node.getKey().level()).toArray(Short[]::new),
                nodes.stream().map(node -> node.getKey().index()).toArray(Long[]::new),
                nodes.stream().map(node -> Buffer.buffer(node.getValue())).toArray(Buffer[]::new))
                .chain(() -> statements.run(GROW, frontier.size(), Buffer.buffer(frontier.bytes())))
                .replaceWithVoid();
    }

    /** The hashes of complete subtrees. */
    Uni<Map<Node, byte[]>> hashes(Statements statements, List<Node> nodes) {
        return statements.run(NODES,
                nodes.stream().map(node -> (short) node.level()).toArray(Short[]::new),
                nodes.stream().map(Node::index).toArray(Long[]::new))
                .map(TreeStore::hashes);
    }

    private static Map<Node, byte[]> hashes(List<Object[]> rows) {
        var hashes = new HashMap<Node, byte[]>();
        rows.forEach(row -> hashes.put(new Node(((Number) row[0]).intValue(), (Long) row[1]), ((Buffer) row[2]).getBytes()));
        return hashes;
    }

    private static Frontier frontier(List<Object[]> rows) {
        Object[] row = rows.getFirst();
        return new Frontier((Long) row[0], ((Buffer) row[1]).getBytes());
    }
}
