package dev.throughline.recall.dashboard.session;

import java.util.Arrays;
import java.util.Locale;

/** Which events of a session are listed; each choice is written as the predicate of its index. */
enum EventKind {

    ALL("e.sequence > 0"),
    ACTIONS("e.type IN ('action', 'tool_call', 'tool_result', 'tool_failed')"),
    RESPONSES("e.type = 'response'"),
    ERRORS("e.type = 'error'");

    private final String predicate;

    EventKind(String predicate) {
        this.predicate = predicate;
    }

    String predicate() {
        return predicate;
    }

    /** As the address says it. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static EventKind of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    static String[] names() {
        return Arrays.stream(values()).map(EventKind::wireName).toArray(String[]::new);
    }
}
