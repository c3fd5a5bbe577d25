package dev.throughline.compression.refine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.throughline.common.secret.SecretScanner;

class PromptTest {

    private static final SecretScanner SECRETS = SecretScanner.standard();
    private static final RefineConfig.Limit LIMIT = new Limit(2_000, 100, 500);

    private record Limit(int prompt, int answer, int context) implements RefineConfig.Limit {
    }

    private final Summary summary = new Summary(null, "s1", "hash", "Faster exports", "Goal: faster\nEdited: src/Export.java",
            List.of("src/Export.java", "docs/of-little-weight.md"), List.of("Measure the import"));

    @Test
    void namesWhatMayNotBeLost() {
        var prompt = Prompt.of(summary, List.of(), LIMIT, SECRETS);

        assertThat(prompt.material()).contains("Files:\n- src/Export.java", "Open items:\n- Measure the import")
                .doesNotContain("of-little-weight");
        assertThat(prompt.instructions()).contains("Goal: ", "500 characters");
    }

    @Test
    void ofManyTurnsTheLatestAreTold() {
        var turns = IntStream.rangeClosed(1, 100).mapToObj(n -> "turn " + n + " " + "word ".repeat(20)).toList();

        var prompt = Prompt.of(summary, turns, LIMIT, SECRETS);

        assertThat(prompt.material()).contains("turn 99 ", "turn 100 ").doesNotContain("turn 1 ", "turn 50 ")
                .hasSizeLessThan(2_100);
        assertThat(prompt.material().indexOf("turn 99 ")).isLessThan(prompt.material().indexOf("turn 100 "));
    }

    @Test
    void aSecretThatWasStoredByOlderRulesDoesNotLeave() {
        String key = "ghp_" + "1234567890abcdefghijklmnopqrstuvwx12";

        assertThat(Prompt.of(summary, List.of("Asked: use " + key), LIMIT, SECRETS).material()).doesNotContain(key)
                .contains("[secret:");
    }
}
