package dev.throughline.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an export says: of each entry the hash of its text, the leaf hashes that were stored when entries were appended, and
 * the heads that were signed. It holds hashes alone, so that a log of millions fits into memory.
 *
 * @param endsWithHead whether the last line is a head: else the export was cut off
 */
record Export(List<Leaf> entries, List<Leaf> leaves, List<Head> heads, boolean endsWithHead) {

    /** The hash at a sequence. */
    record Leaf(long sequence, LeafHash hash) {
    }

    /** @throws IllegalArgumentException when a line is of another form */
    static Export read(BufferedReader lines) throws IOException {
        var entries = new ArrayList<Leaf>();
        var leaves = new ArrayList<Leaf>();
        var heads = new ArrayList<Head>();
        boolean isHead = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Map<String, String> fields = FlatJson.read(line);
            isHead = Head.isHead(fields);
            if (isHead) {
                heads.add(Head.of(fields));
            } else {
                read(fields, entries, leaves);
            }
        }
        return new Export(entries, leaves, heads, isHead);
    }

    private static void read(Map<String, String> fields, List<Leaf> entries, List<Leaf> leaves) {
        long sequence = Long.parseLong(fields.getOrDefault("sequence", ""));
        String entry = fields.get("entry");
        if (entry != null) {
            entries.add(new Leaf(sequence, LeafHash.of(entry)));
        }
        String leafHash = fields.get("leaf_hash");
        if (leafHash != null) {
            leaves.add(new Leaf(sequence, new LeafHash(leafHash)));
        }
    }
}
