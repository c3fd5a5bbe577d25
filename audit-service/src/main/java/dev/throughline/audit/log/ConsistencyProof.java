package dev.throughline.audit.log;

import java.util.List;

/** What proves that a tree has grown out of a smaller one (RFC 9162, section 2.1.4). Hashes are in base64. */
public record ConsistencyProof(long from, long to, String fromRoot, String toRoot, List<String> hashes) {

    public ConsistencyProof {
        hashes = List.copyOf(hashes);
    }
}
