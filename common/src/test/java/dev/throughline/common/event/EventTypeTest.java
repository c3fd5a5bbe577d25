package dev.throughline.common.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import dev.throughline.common.json.Json;

class EventTypeTest {

    @Test
    void everyTypeIsReadFromTheNameThatItWrites() throws IOException {
        for (EventType type : EventType.values()) {
            assertThat(Json.read(Json.bytes(type), EventType.class)).isEqualTo(type);
        }
    }

    @Test
    void aNameThatIsNotKnownIsCustom() {
        assertThat(EventType.of("coffee_break")).isEqualTo(EventType.CUSTOM);
    }
}
