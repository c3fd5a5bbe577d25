package dev.throughline.compression.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

import dev.langchain4j.data.message.UserMessage;
import dev.throughline.testing.StubEndpoint;

/** What goes over the wire to either kind of provider. */
class ChatModelsTest {

    private final StubEndpoint endpoint = new StubEndpoint();

    @Test
    void anAnthropicEndpointIsAskedInItsProtocol() {
        endpoint.answers(body -> StubEndpoint.Answer.of("""
                {"id": "m1", "type": "message", "role": "assistant", "model": "tiny", "stop_reason": "end_turn",
                 "content": [{"type": "text", "text": "Goal: x"}], "usage": {"input_tokens": 7, "output_tokens": 3}}
                """));

        var answer = ChatModels.of(config(Map.of("refine.provider", "anthropic"))).chat(UserMessage.from("notes"));

        assertThat(answer.aiMessage().text()).isEqualTo("Goal: x");
        assertThat(answer.tokenUsage().inputTokenCount()).isEqualTo(7);
        assertThat(answer.tokenUsage().outputTokenCount()).isEqualTo(3);
        assertThat(endpoint.asked().getFirst()).contains("notes", "\"tiny\"").containsPattern("\"max_tokens\"\\s*:\\s*1500");
    }

    @Test
    void anOpenAiCompatibleEndpointIsAskedInItsProtocol() {
        endpoint.answers(body -> StubEndpoint.Answer.of("""
                {"choices": [{"index": 0, "message": {"role": "assistant", "content": "Goal: x"}}],
                 "usage": {"prompt_tokens": 7, "completion_tokens": 3, "total_tokens": 10}}
                """));

        var answer = ChatModels.of(config(Map.of())).chat(UserMessage.from("notes"));

        assertThat(answer.aiMessage().text()).isEqualTo("Goal: x");
        assertThat(answer.tokenUsage().inputTokenCount()).isEqualTo(7);
        assertThat(endpoint.asked().getFirst()).contains("notes", "\"tiny\"").containsPattern("\"max_tokens\"\\s*:\\s*1500");
    }

    @Test
    void aMissingSettingIsNamed() {
        assertThatIllegalStateException().isThrownBy(() -> ChatModels.of(config(Map.of("refine.model", ""))))
                .withMessageContaining("refine.model");
        assertThatIllegalStateException()
                .isThrownBy(() -> ChatModels.of(config(Map.of("refine.provider", "anthropic", "refine.api-key", ""))))
                .withMessageContaining("refine.api-key");
    }

    private RefineConfig config(Map<String, String> special) {
        var properties = new HashMap<>(Map.of("refine.base-url", endpoint.address(), "refine.model", "tiny",
                "refine.api-key", "key"));
        properties.putAll(special);
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(RefineConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100)).build()
                .getConfigMapping(RefineConfig.class);
    }
}
