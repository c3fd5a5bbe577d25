package dev.throughline.recall.hook;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** What Claude Code reads from a hook; its own names, which are not the suite's. Empty, it changes nothing. */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
public record HookAnswer(@Nullable Output hookSpecificOutput) {

    /** Text to be put beside the prompt. */
    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    public record Output(String hookEventName, String additionalContext) {
    }

    static final HookAnswer EMPTY = new HookAnswer(null);

    static HookAnswer of(String event, String text) {
        return text.isEmpty() ? EMPTY : new HookAnswer(new Output(event, text));
    }
}
