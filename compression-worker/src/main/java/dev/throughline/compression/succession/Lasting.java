package dev.throughline.compression.succession;

import java.util.EnumSet;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.common.memory.MemoryKind;

/**
 * A memory that outlives its session, and that a later session may repeat or replace. Its title is made from its body, so
 * that it says nothing more.
 *
 * @param body the words of the memory
 * @param details of which {@code question}, {@code key}, {@code alternatives} and {@code error} are looked at
 */
public record Lasting(MemoryKind kind, String body, JsonNode details) {

    private static final Set<MemoryKind> KINDS = EnumSet.of(MemoryKind.DECISION, MemoryKind.FACT, MemoryKind.LEARNING,
            MemoryKind.SOLUTION, MemoryKind.SNIPPET);
    private static final Set<MemoryKind> STATED = EnumSet.of(MemoryKind.DECISION, MemoryKind.FACT, MemoryKind.LEARNING);

    /** Whether memories of this kind succeed each other; the others belong to their session or project alone. */
    public static boolean isLasting(MemoryKind kind) {
        return KINDS.contains(kind);
    }

    /** Whether it says in a sentence what shall be: only such a memory can be contradicted. */
    boolean isStated() {
        return STATED.contains(kind);
    }

    String detail(String name) {
        return details.path(name).asText("");
    }
}
