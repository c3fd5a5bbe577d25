package dev.throughline.verify;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.throughline.verify.Export.Leaf;
import dev.throughline.verify.Finding.Contradiction;
import dev.throughline.verify.Finding.Forged;
import dev.throughline.verify.Finding.Manipulated;
import dev.throughline.verify.Finding.Manipulation;
import dev.throughline.verify.Finding.WrongRoot;

/** Holds an export against the heads that were signed over it: those in it, and one that was kept elsewhere. */
final class Verifier {

    private final PublicKey key;
    private final Export export;
    private final @Nullable Head earlier;
    private final List<Finding> findings = new ArrayList<>();

    Verifier(PublicKey key, Export export, @Nullable Head earlier) {
        this.key = key;
        this.export = export;
        this.earlier = earlier;
    }

    /** What does not fit; nothing, when the log is what was signed. */
    List<Finding> findings() {
        if (!export.endsWithHead()) {
            return List.of(new Contradiction("the export does not end with a signed head: it was cut off"));
        }
        checkSignatures();
        checkLeaves();
        findings.addAll(new EntryCheck(export).findings());
        checkRoots();
        checkEarlier();
        return findings;
    }

    private void checkSignatures() {
        Head last = export.heads().getLast();
        for (Head head : export.heads()) {
            if (!head.isSignedBy(key)) {
                findings.add(new Forged(head.size()));
            } else if (!head.tenant().equals(last.tenant())) {
                findings.add(new Contradiction("the head over " + head.size() + " entries is another tenant's"));
            }
        }
        if (export.leaves().size() > last.size()) {
            findings.add(new Contradiction("the last head is over fewer entries than the export has hashes"));
        }
    }

    /** An entry that was removed with its hash leaves a gap. */
    private void checkLeaves() {
        long expected = 1;
        for (Leaf leaf : export.leaves()) {
            for (; expected < leaf.sequence(); expected++) {
                findings.add(new Manipulated(expected, Manipulation.REMOVED));
            }
            expected = leaf.sequence() + 1;
        }
        for (long size = export.heads().getLast().size(); expected <= size; expected++) {
            findings.add(new Manipulated(expected, Manipulation.REMOVED));
        }
    }

    /** Names the smallest head that does not fit: the falsified entry is after the largest that does. */
    private void checkRoots() {
        Map<Long, LeafHash> roots = roots();
        long good = 0;
        var heads = export.heads().stream().sorted((one, other) -> Long.compare(one.size(), other.size())).toList();
        for (Head head : heads) {
            if (head.size() > 0 && !head.root().equals(roots.get(head.size()))) {
                findings.add(new WrongRoot(good, head.size()));
                return;
            }
            good = head.size();
        }
    }

    private void checkEarlier() {
        Head head = earlier;
        if (head == null) {
            return;
        }
        if (!head.isSignedBy(key)) {
            findings.add(new Contradiction("the earlier head is not signed by this key"));
        } else if (!head.tenant().equals(export.heads().getLast().tenant())) {
            findings.add(new Contradiction("the earlier head is another tenant's"));
        } else if (head.size() > export.leaves().size()) {
            findings.add(new Contradiction("the log has fewer entries than the earlier head was signed over"));
        } else if (head.size() > 0 && !head.root().equals(roots().get(head.size()))) {
            findings.add(
                    new Contradiction("the first " + head.size() + " entries are not those the earlier head was signed over"));
        }
    }

    /** The roots at the sizes at which heads were signed, as the stored hashes give them. */
    private Map<Long, LeafHash> roots() {
        var sizes = new TreeSet<Long>();
        export.heads().forEach(head -> sizes.add(head.size()));
        if (earlier != null) {
            sizes.add(earlier.size());
        }
        var roots = new HashMap<Long, LeafHash>();
        var tree = new Tree();
        for (Leaf leaf : export.leaves()) {
            tree.add(leaf.hash());
            if (sizes.contains(tree.size())) {
                roots.put(tree.size(), tree.root());
            }
        }
        return roots;
    }
}
