package dev.throughline.common.event;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** By which door an event came in. */
public enum Source {
    API,
    HOOK,
    TRANSCRIPT,
    /** An export of a session, from this store or another one. */
    IMPORT;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Source of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
