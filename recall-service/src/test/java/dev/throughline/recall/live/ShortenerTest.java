package dev.throughline.recall.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.json.Json;

class ShortenerTest {

    private final Shortener shortener = new Shortener(100, 1_000);

    @Test
    void whatFitsStaysAsItIs() {
        ObjectNode data = data().put("text", "x".repeat(100));

        assertThat(shortener.shorten(data)).isSameAs(data);
    }

    @Test
    void aLongTextLosesItsEndWhereverItStands() {
        ObjectNode data = data();
        data.putObject("input").putArray("edits").addObject().put("old", "x".repeat(101)).put("line", 7);

        ObjectNode shorter = shortener.shorten(data);

        assertThat(shorter.at("/input/edits/0/old").asText()).isEqualTo("x".repeat(100) + "…");
        assertThat(shorter.at("/input/edits/0/line").asInt()).isEqualTo(7);
        assertThat(shorter.get("shortened").asBoolean()).isTrue();
    }

    @Test
    void noCharacterIsCutInHalf() {
        ObjectNode data = data().put("text", "x".repeat(99) + "🙂".repeat(10));

        assertThat(shortener.shorten(data).get("text").asText()).isEqualTo("x".repeat(99) + "…");
    }

    @Test
    void manyTextsAreMadeShorterStill() {
        ObjectNode data = data();
        for (int i = 0; i < 12; i++) {
            data.put("text" + i, "x".repeat(100));
        }

        ObjectNode shorter = new Shortener(200, 1_000).shorten(data);

        assertThat(shorter.toString()).hasSizeLessThanOrEqualTo(1_020);
        assertThat(shorter.get("text11").asText()).isEqualTo("x".repeat(50) + "…");
    }

    @Test
    void whatCannotBeMadeToFitIsLeftOut() {
        ObjectNode data = data();
        for (int i = 0; i < 1_000; i++) {
            data.put("field" + i, i);
        }

        assertThat(shortener.shorten(data)).isEqualTo(Shortener.leftOut());
    }

    private static ObjectNode data() {
        return Json.mapper().createObjectNode();
    }
}
