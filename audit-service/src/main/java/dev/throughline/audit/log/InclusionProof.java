package dev.throughline.audit.log;

import java.util.List;

/**
 * What proves that an entry is in the tree (RFC 9162, section 2.1.3). Hashes are in base64.
 *
 * @param leafIndex the sequence less one
 * @param size of the tree
 * @param leafHash of the entry's text in UTF-8
 * @param root of the tree
 * @param hashes the path from the leaf up
 */
public record InclusionProof(long sequence, long leafIndex, long size, String leafHash, String root, List<String> hashes) {

    public InclusionProof {
        hashes = List.copyOf(hashes);
    }
}
