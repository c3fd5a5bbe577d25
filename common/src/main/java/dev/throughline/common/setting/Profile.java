package dev.throughline.common.setting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A name for several settings at once; what is set by itself goes before. */
public enum Profile {

    ECONOMICAL(500, 10, 500, 300),
    /** As it comes. */
    BALANCED(1_000, 20, 1_000, 600),
    THOROUGH(2_000, 40, 1_500, 1_200);

    private final Map<Setting, Integer> numbers;

    Profile(int recallTokens, int recallLimit, int startTokens, int promptTokens) {
        numbers = Map.of(Setting.RECALL_BUDGET_TOKENS, recallTokens, Setting.RECALL_LIMIT, recallLimit,
                Setting.HOOK_START_TOKENS, startTokens, Setting.HOOK_PROMPT_TOKENS, promptTokens);
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Every setting has a number. */
    Map<Setting, Integer> numbers() {
        return numbers;
    }

    static Optional<Profile> find(String name) {
        return Arrays.stream(values()).filter(profile -> profile.wireName().equals(name)).findFirst();
    }
}
