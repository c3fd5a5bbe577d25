package dev.throughline.recall.hook;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** What an agent reads from a hook; the agents' own names, which are not the suite's. */
public sealed interface HookAnswer {

    HookAnswer NOTHING = new Nothing();

    /** An empty object, which changes nothing. */
    @JsonNaming(LowerCamelCaseStrategy.class)
    record Nothing() implements HookAnswer {
    }

    /** The form that Claude Code, Codex and Gemini read. */
    @JsonNaming(LowerCamelCaseStrategy.class)
    record OfEvent(Output hookSpecificOutput) implements HookAnswer {

        static HookAnswer of(String event, String text) {
            return new OfEvent(new Output(event, text));
        }
    }

    /** Text to be put beside the prompt, for the event that asked. */
    @JsonNaming(LowerCamelCaseStrategy.class)
    record Output(String hookEventName, String additionalContext) {
    }

    /** The form that Copilot reads. */
    @JsonNaming(LowerCamelCaseStrategy.class)
    record Plain(String additionalContext) implements HookAnswer {
    }

    /** The form that Cursor reads. */
    @JsonNaming(SnakeCaseStrategy.class)
    record PlainSnakeCase(String additionalContext) implements HookAnswer {
    }
}
