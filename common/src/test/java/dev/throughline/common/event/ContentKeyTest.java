package dev.throughline.common.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentKeyTest {

    @Test
    void isTheFirstSixteenDigitsOfTheTextsHash() {
        assertThat(ContentKey.of(EventType.PROMPT, "test")).isEqualTo("prompt:9f86d081884c7d65");
    }

    @Test
    void ignoresSpaceAroundTheText() {
        assertThat(ContentKey.hash("\n fix it \t")).isEqualTo(ContentKey.hash("fix it"));
    }
}
