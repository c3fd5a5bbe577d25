package dev.throughline.compression.refine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.throughline.common.secret.SecretScanner;

class ReviewTest {

    private static final SecretScanner SECRETS = SecretScanner.standard();

    private final Summary summary = new Summary(null, "s1", "hash", "Faster exports", "Goal: faster\nEdited: src/Export.java",
            List.of("src/Export.java", "docs/of-little-weight.md"), List.of("Measure the import"));

    @Test
    void anAnswerThatKeepsEverythingIsAccepted() {
        var review = Review.of(summary, " Goal: x\nEdited: src/Export.java\nOpen: measure\n the Import \n", 4_000, SECRETS);

        assertThat(review)
                .isEqualTo(new Review.Accepted("Goal: x\nEdited: src/Export.java\nOpen: measure\n the Import"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "''                                                          | empty",
            "'<html>Bad gateway</html>'                                  | not a summary",
            "'I cannot help with src/Export.java. Measure the import'    | not a summary",
            "'Goal: Export.java. Measure the import'                     | a file is missing",
            "'Goal: src/Export.java'                                     | an open item is missing",
            "'Goal: src/Export.java. Measure the import. %s'             | too long" })
    void anAnswerThatMayNotStandIsRefused(String answer, String reason) {
        var review = Review.of(summary, answer.formatted("and so on ".repeat(50)), 400, SECRETS);

        assertThat(review).isEqualTo(new Review.Refused(reason));
    }

    @Test
    void aSecretIsRefused() {
        String key = "ghp_" + "1234567890abcdefghijklmnopqrstuvwx12";

        assertThat(Review.of(summary, "Goal: src/Export.java. Measure the import. " + key, 4_000, SECRETS))
                .isEqualTo(new Review.Refused("a secret in it"));
    }
}
