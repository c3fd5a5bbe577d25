package dev.throughline.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

class ShortenerTest {

    private final ObjectNode data = JsonNodeFactory.instance.objectNode();

    @Test
    void keepsHeadAndTailAndNotesTheWhole() {
        data.putObject("input").putArray("edits").add("head" + "x".repeat(1000) + "tail");

        Shortener.shorten(data, 200);

        assertThat(data.at("/input/edits/0").asText()).startsWith("head").endsWith("tail").hasSizeLessThanOrEqualTo(200);
        assertThat(data.path("truncated").path("input.edits.0").path("characters").asInt()).isEqualTo(1008);
    }

    @Test
    void neverCutsACharacterInHalf() {
        data.put("text", "🦀".repeat(501) + "a");

        Shortener.shorten(data, 201);

        assertThat(Storable.firstBad(data.path("text").asText(), 0)).isNegative();
    }

    @Test
    void leavesAShortTextAlone() {
        data.put("text", "short");

        Shortener.shorten(data, 200);

        assertThat(data).hasToString("{\"text\":\"short\"}");
    }
}
