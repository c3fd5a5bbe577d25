package dev.throughline.recall.mcp;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkus.jackson.ObjectMapperCustomizer;

/**
 * Names the fields of a tool's answer as the protocol does ({@code isError}), in a service whose JSON is snake_case. It comes
 * last: a class has one mix-in, and the extension sets its own.
 */
@Singleton
class ToolResponseForm implements ObjectMapperCustomizer {

    /** With what the extension's says too. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(LowerCamelCaseStrategy.class)
    private interface CamelCase {
    }

    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.addMixIn(ToolResponse.class, CamelCase.class);
    }
}
