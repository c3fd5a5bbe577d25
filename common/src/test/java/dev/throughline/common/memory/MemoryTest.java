package dev.throughline.common.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.throughline.common.embedding.Embedding;
import dev.throughline.common.json.Json;

class MemoryTest {

    private final Memory memory = new Memory(UUID.randomUUID(), "acme", null, null, "s1", "ann", Visibility.TEAM,
            MemoryKind.FACT, "Port", "The port is 9001", List.of(), List.of(), 5, Instant.EPOCH, null, 1, null, List.of(),
            "rules-1", "hash", Json.mapper().createObjectNode());

    @Test
    void isTheSameBehindTheLog() throws IOException {
        Memory embedded = memory.with(new Embedding("tiny", List.of(0.1f, -3.5e-7f)));

        assertThat(Json.read(Json.bytes(memory), Memory.class)).isEqualTo(memory);
        assertThat(Json.read(Json.bytes(embedded), Memory.class)).isEqualTo(embedded);
    }

    @Test
    void saysNothingOfAVectorThatItDoesNotHave() {
        assertThat(new String(Json.bytes(memory), StandardCharsets.UTF_8)).doesNotContain("embedding");
    }
}
