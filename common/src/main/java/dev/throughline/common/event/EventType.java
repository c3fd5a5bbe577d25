package dev.throughline.common.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What kind of thing happened in a session. A name that is not listed here is kept as {@link #CUSTOM}. */
public enum EventType {
    SESSION_STARTED,
    SESSION_RESUMED,
    SESSION_UPDATED,
    SESSION_ENDED,
    SESSION_DELETED,
    HEARTBEAT,
    PROMPT,
    RESPONSE,
    ACTION,
    TOOL_CALL,
    TOOL_RESULT,
    TOOL_FAILED,
    FILE_ACCESS,
    SEARCH,
    DECISION,
    FINDING,
    QUESTION,
    GOAL_ADDED,
    GOAL_UPDATED,
    AGENT_SPAWNED,
    AGENT_COMPLETED,
    PHASE,
    STATE,
    CHECKPOINT,
    MEMORY_REFERENCE,
    FACT_SET,
    FACT_REMOVED,
    SETTINGS_CHANGED,
    COMPACTED,
    SUBAGENT_STOPPED,
    NOTIFICATION,
    ERROR,
    USAGE,
    CUSTOM;

    private static final Map<String, EventType> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(EventType::wireName, Function.identity()));

    /** The name in JSON, for example {@code tool_call}. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of this name, {@link #CUSTOM} for one that is not known. */
    @JsonCreator
    public static EventType of(String name) {
        return BY_NAME.getOrDefault(name, CUSTOM);
    }
}
