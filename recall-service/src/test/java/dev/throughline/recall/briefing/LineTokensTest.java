package dev.throughline.recall.briefing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import dev.throughline.recall.token.Tokens;

class LineTokensTest {

    private static final List<String> PIECES = List.of("\n", "\n", "\n\n", " ", "  ", "\t", "\r\n", "\r", "a", "The cart", "'s",
            "'ll",
            "## ", "- ", "…", "…\n", ".", ".\n", ");", "{", "}\n\n", "12345", "é", "ß", "日本", "\u00a0", "\u2028", "\u0085",
            "\u200b",
            "🙂", "camelCase", "src/Cart.java", "\u000b", "\u001c", "$", "`", "_");

    @RepeatedTest(50)
    void theLinesTogetherHaveTheTokensOfTheWhole(RepetitionInfo repetition) {
        String text = textOfPieces(repetition);

        int counted = LineTokens.count(text);

        assertThat(counted).as(text).isEqualTo(Tokens.count(text));
    }

    @RepeatedTest(50)
    void aTextHasATokenForEachWordAtLeast(RepetitionInfo repetition) {
        String text = textOfPieces(repetition);

        assertThat(Tokens.atLeast(text)).as(text).isBetween(1, Tokens.count(text));
    }

    @Test
    void wordsAreWhatStandsBetweenWhiteSpace() {
        assertThat(Tokens.atLeast("  The cart keeps\n\tits items, (all) of them. ")).isEqualTo(8);
        assertThat(Tokens.atLeast(" \n")).isZero();
    }

    @Test
    void aTextThatHasMoreThanWantedIsSaidToHaveMore() {
        String text = "The cart keeps its items.\n".repeat(100);

        int counted = LineTokens.countUpTo(50, text);

        assertThat(counted).isGreaterThan(50).isLessThan(70);
    }

    @Test
    void aLongLineIsCountedAsFarAsNeedBe() {
        String line = "The cart keeps its items, ".repeat(1_000);

        int counted = LineTokens.countUpTo(50, line);

        assertThat(counted).isBetween(51, 60);
    }

    private static String textOfPieces(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        return IntStream.range(0, 400).mapToObj(i -> PIECES.get(random.nextInt(PIECES.size()))).collect(Collectors.joining());
    }
}
