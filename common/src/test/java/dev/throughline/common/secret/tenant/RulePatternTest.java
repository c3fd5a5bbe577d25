package dev.throughline.common.secret.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulePatternTest {

    @ParameterizedTest
    @ValueSource(strings = { "BDG-[0-9]{6}", "(?i)badge[ :=]+(?<secret>[a-z0-9]{8,40})", "[A-Za-z0-9+/]{1000}", "\\Qa{1000}\\E",
            "[]{}[]x", "\\p{Lu}{3}-\\x{41}{2}", "ab{c" })
    void anOrdinaryExpressionIsTaken(String expression) {
        assertThat(RulePattern.compile(expression)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "(?:(?:x{1000}){1000}){1000}", "(x{999}){999}", "(((x{50}){50}){50}", "[a]{900}[b]{900}[c]{900}",
            "(?:a[)]{500}){500}" })
    void whatWouldFillTheMemoryIsRefusedBeforeItIsBuilt(String expression) {
        Assertions.assertTimeout(Duration.ofSeconds(10),
                () -> assertThatThrownBy(() -> RulePattern.compile(expression)).isInstanceOf(RefusedPattern.class));
    }

    @ParameterizedTest
    @ValueSource(strings = { "(", "a**", "(?=a)b", "\\1", "x{1001}" })
    void whatIsNoRe2ExpressionIsRefused(String expression) {
        assertThatThrownBy(() -> RulePattern.compile(expression)).isInstanceOf(RefusedPattern.class);
    }

    @Test
    void whatMatchesTheEmptyTextIsRefused() {
        assertThatThrownBy(() -> RulePattern.compile("[a-z]*")).hasMessage("matches the empty text");
        assertThatThrownBy(() -> RulePattern.compile("")).isInstanceOf(RefusedPattern.class);
    }

    @Test
    void theTimeGrowsWithTheTextAlone() {
        var pattern = RulePattern.compile("(a+)+b");
        String text = "a".repeat(50_000);

        Assertions.assertTimeout(Duration.ofSeconds(10), () -> assertThat(pattern.matcher(text).find()).isFalse());
    }
}
