package dev.throughline.compression.refine;

import java.net.http.HttpClient;

import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;

/** Makes the client of the configured provider. It asks once, and logs nothing of what is asked. */
final class ChatModels {

    private ChatModels() {
    }

    /** @throws IllegalStateException when a setting is missing; the message names the key */
    static ChatModel of(RefineConfig config) {
        String model = config.model().orElseThrow(() -> new IllegalStateException("refine.enabled needs refine.model"));
        return switch (config.provider()) {
            case OPENAI -> openAi(config, model);
            case ANTHROPIC -> anthropic(config, model);
        };
    }

    private static ChatModel openAi(RefineConfig config, String model) {
        var builder = OpenAiChatModel.builder().httpClientBuilder(http()).apiKey(config.apiKey().orElse(null))
                .modelName(model).timeout(config.timeout()).maxRetries(0);
        // OpenAI no longer takes the older name for its newer models, and other servers do not all know the newer one
        return config.baseUrl()
                .map(address -> builder.baseUrl(address).maxTokens(config.limit().answer()))
                .orElseGet(() -> builder.maxCompletionTokens(config.limit().answer())).build();
    }

    private static ChatModel anthropic(RefineConfig config, String model) {
        String key = config.apiKey()
                .orElseThrow(() -> new IllegalStateException("refine.provider anthropic needs refine.api-key"));
        return AnthropicChatModel.builder().httpClientBuilder(http()).baseUrl(config.baseUrl().orElse(null)).apiKey(key)
                .modelName(model).maxTokens(config.limit().answer()).timeout(config.timeout()).maxRetries(0).build();
    }

    /** Servers that know HTTP/1.1 alone may lose the body of a request that offers an upgrade. */
    private static JdkHttpClientBuilder http() {
        return JdkHttpClient.builder().httpClientBuilder(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1));
    }
}
