package dev.throughline.recall.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkiverse.mcp.server.runtime.McpObjectMapperCustomizer;
import io.quarkus.jackson.ObjectMapperCustomizer;

import dev.throughline.common.json.Json;

class ToolResponseFormTest {

    @Test
    void itIsInForceWhicheverIsFoundFirst() throws JsonProcessingException {
        var own = new ToolResponseForm();
        var extension = new McpObjectMapperCustomizer();

        assertThat(json(List.of(own, extension))).isEqualTo(json(List.of(extension, own)))
                .contains("\"isError\":true").doesNotContain("null", "_meta");
    }

    /** As Quarkus customizes its mapper. */
    private static String json(List<ObjectMapperCustomizer> found) throws JsonProcessingException {
        ObjectMapper mapper = Json.mapper().copy();
        Stream<ObjectMapperCustomizer> inOrder = found.stream().sorted();
        inOrder.forEach(customizer -> customizer.customize(mapper));
        return mapper.writeValueAsString(ToolResponse.error("No such memory"));
    }
}
