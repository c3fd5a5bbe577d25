package dev.throughline.recall.briefing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.throughline.recall.token.Tokens;

class KnownTokensTest {

    private final KnownTokens known = new KnownTokens(4);

    @Test
    void aTextHasItsOwnCountHoweverManyOthersHaveItsPlace() {
        List<String> texts = IntStream.range(0, 200).mapToObj(i -> "the cart, ".repeat(i % 20) + i).toList();

        for (int round = 0; round < 2; round++) {
            assertThat(texts).allSatisfy(text -> assertThat(count(text)).isEqualTo(Tokens.count(text)));
        }
    }

    @Test
    void aLongTextIsCountedAsFarAsNeedBe() {
        String text = "The cart keeps its items, ".repeat(1_000);

        assertThat(known.countUpTo(50, text)).isEqualTo(51);
        assertThat(count(text)).isEqualTo(Tokens.count(text));
    }

    @Test
    void anotherTextIsCountedToItsEnd() {
        String text = "The cart keeps its items, ".repeat(100);

        assertThat(known.countUpTo(50, text)).as("whole, though 51 would do").isEqualTo(Tokens.count(text));
    }

    @Test
    void anEmptyTextHasNone() {
        assertThat(count("")).isZero();
    }

    private int count(String text) {
        return known.countUpTo(Integer.MAX_VALUE, text);
    }
}
