package dev.throughline.common.memory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The kinds of memory; each row of {@code memory} has one. */
public enum MemoryKind {
    /** A verbatim prompt or response. */
    PASSAGE,
    /** What one prompt led to. */
    TURN,
    /** A session's summary. */
    CONTEXT,
    DECISION,
    SNIPPET,
    /** Where a project stands; one for each project. */
    STATE,
    /** A keyed project memory. */
    FACT,
    LEARNING,
    /** A failure and what fixed it. */
    SOLUTION;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static MemoryKind of(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("There is no memory kind " + name));
    }

    /** The kind of this name, if there is one. */
    public static Optional<MemoryKind> find(String name) {
        return Arrays.stream(values()).filter(kind -> kind.wireName().equals(name)).findFirst();
    }
}
