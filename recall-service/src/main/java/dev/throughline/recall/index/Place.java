package dev.throughline.recall.index;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.throughline.common.memory.Memory;
import dev.throughline.common.memory.MemoryKind;

/** Where a passage stands in its session: the ordinals have no gaps. */
record Place(String tenantId, String sessionId, int ordinal) {

    /** How many passages on each side belong to a passage's window. */
    static final int REACH = 2;

    static Optional<Place> of(Memory memory) {
        int ordinal = memory.details().path("ordinal").asInt();
        return memory.kind() != MemoryKind.PASSAGE || memory.sessionId() == null || ordinal == 0 ? Optional.empty()
                : Optional.of(new Place(memory.tenantId(), memory.sessionId(), ordinal));
    }

    /** This place and those around it, in the session's order. */
    Stream<Place> within(int reach) {
        return IntStream.rangeClosed(ordinal - reach, ordinal + reach)
                .mapToObj(neighbour -> new Place(tenantId, sessionId, neighbour));
    }

    /** The place as one term. */
    String term() {
        return tenantId + '\0' + sessionId + '\0' + ordinal;
    }
}
