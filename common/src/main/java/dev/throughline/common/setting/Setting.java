package dev.throughline.common.setting;

import java.util.Arrays;
import java.util.Optional;

/** A whole number, from 1, that a project or a tenant may set for itself. */
public enum Setting {

    /** Tokens of a recall whose request names no budget. */
    RECALL_BUDGET_TOKENS("recall.budget_tokens", 32_000),
    /** Memories of a recall whose request names no limit. */
    RECALL_LIMIT("recall.limit", 100),
    /** Tokens that an agent is told at a session's start. */
    HOOK_START_TOKENS("hook.start_tokens", 32_000),
    /** Tokens that an agent is told with a prompt. */
    HOOK_PROMPT_TOKENS("hook.prompt_tokens", 32_000);

    private final String wireName;
    private final int most;

    Setting(String wireName, int most) {
        this.wireName = wireName;
        this.most = most;
    }

    public String wireName() {
        return wireName;
    }

    public int most() {
        return most;
    }

    static Optional<Setting> find(String name) {
        return Arrays.stream(values()).filter(setting -> setting.wireName.equals(name)).findFirst();
    }
}
