package dev.throughline.benchmark.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.throughline.recall.index.Ranking;

/** A small sample of our own, so that the search cannot become worse unnoticed; the floors are generous. */
class RankingGateTest {

    private static final String ALL = "all";

    @TempDir
    Path folder;

    @Test
    void whatWasSaidIsFoundAmongTheFirstFive() throws Exception {
        double[] means = new Study(sample(), folder).under(Ranking.STANDARD).means(ALL);

        assertThat(means[0]).as("R@5").isGreaterThan(85);
        assertThat(means[1]).as("R@10").isGreaterThan(92);
    }

    @Test
    void withTheWordsThatOnlyMakeAQuestionLessIsFound() throws Exception {
        var study = new Study(sample(), folder);

        double without = study.under(Ranking.STANDARD.with("question-words", 0)).means(ALL)[0];

        assertThat(without).isLessThan(study.under(Ranking.STANDARD).means(ALL)[0]);
    }

    private static DialogueSet sample() throws IOException, URISyntaxException {
        URL docs = Objects.requireNonNull(RankingGateTest.class.getResource("/gate/docs.tsv"));
        return DialogueSet.read(Objects.requireNonNull(Path.of(docs.toURI()).getParent()));
    }
}
