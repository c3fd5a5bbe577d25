package dev.throughline.common.memory;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Who may see a memory. */
public enum Visibility {
    /** Everyone in the tenant. */
    TEAM,
    /** Its owner alone. */
    PRIVATE;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Visibility of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
