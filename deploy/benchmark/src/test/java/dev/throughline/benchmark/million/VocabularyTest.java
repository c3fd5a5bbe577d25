package dev.throughline.benchmark.million;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class VocabularyTest {

    private final Vocabulary vocabulary = Vocabulary.of(List.of(IntStream.range(0, 1_000)
            .mapToObj(rank -> ("word%03d ".formatted(rank)).repeat(1_000 - rank)).collect(Collectors.joining())));

    @Test
    void frequentWordsStayAndOthersAreReplacedByWordsOfTheirRank() {
        var words = vocabulary.inOtherWords(new SplittableRandom(1));

        assertThat(words.of("word007")).isEqualTo("word007");
        assertThat(words.of("word400")).isBetween("word200", "word799");
    }

    @Test
    void theSameWordIsAlwaysReplacedByTheSameOneAndTheRestStays() {
        var words = vocabulary.inOtherWords(new SplittableRandom(2));

        String told = words.of("`word500`, (word500)\n- word500.");

        assertThat(told).matches("`(\\w+)`, \\(\\1\\)\\n- \\1\\.");
    }

    @Test
    void theSameSeedTellsTheSame() {
        String text = "word300 word600 word900";

        assertThat(vocabulary.inOtherWords(new SplittableRandom(3)).of(text))
                .isEqualTo(vocabulary.inOtherWords(new SplittableRandom(3)).of(text));
    }
}
