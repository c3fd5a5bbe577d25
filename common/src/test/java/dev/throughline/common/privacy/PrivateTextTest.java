package dev.throughline.common.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivateTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "a <private>b</private> c                             | 'a  c'",
            "<PRIVATE>a</Private>b                                | b",
            "a<private>b</private>c<private>d</private>e          | ace",
            "a<private>b<private>c</private>d</private>e          | ae",
            "a <private>never closed                              | 'a '",
            "<private>all</private>                               | ''",
            "a </private> b                                       | 'a </private> b'" })
    void isCutOut(String text, String kept) {
        assertThat(PrivateText.cut(text).text()).isEqualTo(kept);
    }

    @Test
    void aTextWithoutTagsIsTheVerySame() {
        String text = "if (a < b) <privateer> is no tag";

        PrivateText cut = PrivateText.cut(text);

        assertThat(cut.text()).isSameAs(text);
        assertThat(cut.wasCut()).isFalse();
    }

    @Test
    void manyTagsTakeOnePass() {
        String text = "<private>".repeat(200_000);

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> PrivateText.cut(text));
    }
}
