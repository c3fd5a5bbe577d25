package dev.throughline.recall.memory;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A memory and what it took the place of.
 *
 * @param memory its fields stand beside {@code supersedes}
 * @param supersedes the memories that lead to this one, the newest first, at most 100; each may have superseded others itself
 */
public record MemoryHistory(@JsonUnwrapped StoredMemory memory, List<UUID> supersedes) {

    public MemoryHistory {
        supersedes = List.copyOf(supersedes);
    }
}
