package dev.throughline.recall.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

    @Test
    void aTextIsNeverCutWithinACharacter() {
        assertThat(Texts.shortened("ab🦄cd", 3)).isEqualTo("ab…");
        assertThat(Texts.shortened("ab🦄cd", 4)).isEqualTo("ab🦄…");
        assertThat(Texts.shortened("abc", 3)).isEqualTo("abc");
    }

    @ParameterizedTest
    @CsvSource({ "PT5S, 5 s", "PT5M, 5 min", "PT2H5M, 2 h 5 min", "PT30H, 30 h 0 min", "P3D, 3 days" })
    void aDurationIsSaidInWords(Duration duration, String words) {
        assertThat(Texts.inWords(duration)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({ "src/a/B.java, src/a/, B.java", "B.java, '', B.java", "C:\\x\\y.txt, C:\\x\\, y.txt", "a/, '', a/" })
    void aPathIsAFolderAndAName(String path, String folder, String name) {
        assertThat(Texts.fileName(path)).isEqualTo(name);
        assertThat(Texts.folder(path)).isEqualTo(folder);
    }

    @Test
    void numbersAndTimesAreTheSameEverywhere() {
        assertThat(Texts.grouped(1_234_567)).isEqualTo("1,234,567");
        assertThat(Texts.toMinute(Instant.parse("2026-03-02T10:00:59Z"))).isEqualTo("2026-03-02 10:00 UTC");
    }
}
