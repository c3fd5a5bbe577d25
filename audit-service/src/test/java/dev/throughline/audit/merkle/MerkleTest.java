package dev.throughline.audit.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** With the vectors of Certificate Transparency's own tests (merkle_tree_test.cc), and RFC 9162's verification. */
class MerkleTest {

    private static final HexFormat HEX = HexFormat.of();

    private static final List<String> LEAVES = List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657",
            "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private final Map<Node, byte[]> nodes = new HashMap<>();
    private final Frontier frontier = new Frontier();

    @Test
    void theEmptyTreeHasTheHashOfNothing() {
        assertThat(hex(frontier.root())).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void theRootsAreThoseOfCertificateTransparency() {
        for (int i = 0; i < LEAVES.size(); i++) {
            append(Hash.leaf(HEX.parseHex(LEAVES.get(i))));

            assertThat(hex(frontier.root())).as("%d leaves", i + 1).isEqualTo(ROOTS.get(i));
        }
    }

    @Test
    void everyLeafOfEveryTreeIsProven() {
        grow(70);

        for (int size = 1; size <= 70; size++) {
            for (int index = 0; index < size; index++) {
                var proof = proof(LeafRange.inclusion(index, size));
                assertThat(Rfc9162.includes(leaf(index), index, size, proof, root(size))).as("%d in %d", index, size).isTrue();
                assertThat(Rfc9162.includes(leaf(index + 1), index, size, proof, root(size))).isFalse();
            }
        }
    }

    @Test
    void everyTreeIsProvenToGrowOutOfEverySmallerOne() {
        grow(70);

        for (int to = 1; to <= 70; to++) {
            for (int from = 1; from <= to; from++) {
                var proof = proof(LeafRange.consistency(from, to));
                assertThat(Rfc9162.isConsistent(from, to, root(from), root(to), proof)).as("%d to %d", from, to).isTrue();
                assertThat(Rfc9162.isConsistent(from, to, leaf(99), root(to), proof)).isFalse();
            }
        }
    }

    @Test
    void aStoredEdgeGrowsOnLikeTheTree() {
        grow(13);

        var stored = new Frontier(frontier.size(), frontier.bytes());
        stored.append(leaf(13), (node, hash) -> {
        });
        append(leaf(13));

        assertThat(stored.root()).isEqualTo(frontier.root());
    }

    @Test
    void aProofNeedsFewNodes() {
        long size = 1_000_003;

        assertThat(LeafRange.inclusion(999_999, size).stream().mapToInt(range -> range.nodes().size()).sum())
                .isLessThanOrEqualTo(40);
    }

    @Test
    void whatCannotBeProvenIsRefused() {
        assertThatThrownBy(() -> LeafRange.inclusion(3, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LeafRange.consistency(4, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LeafRange.consistency(0, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Frontier(3, new byte[32])).isInstanceOf(IllegalArgumentException.class);
    }

    private void grow(int size) {
        IntStream.range(0, size).forEach(index -> append(leaf(index)));
    }

    private void append(byte[] leafHash) {
        frontier.append(leafHash, nodes::put);
    }

    private byte[] root(int size) {
        return hash(LeafRange.tree(size));
    }

    private List<byte[]> proof(List<LeafRange> ranges) {
        return ranges.stream().map(this::hash).toList();
    }

    private byte[] hash(LeafRange range) {
        return Hash.root(range.nodes().stream().map(nodes::get).toList());
    }

    private static byte[] leaf(int index) {
        return Hash.leaf(new byte[] { (byte) index });
    }

    private static String hex(byte[] hash) {
        return HEX.formatHex(hash);
    }
}
