package dev.throughline.recall.dashboard.neighbour;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletionException;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

import dev.throughline.common.json.Json;
import dev.throughline.recall.dashboard.DashboardConfig;

/** Sends requests to other services. Nothing here fails: that a service is away is an answer like any other. */
@Singleton
public class Neighbours {

    private static final int MOST_CHARACTERS = 4 * 1024 * 1024;

    private final DashboardConfig config;
    private final HttpClient client;

    Neighbours(DashboardConfig config) {
        this.config = config;
        this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(config.timeout()).build();
    }

    /** What the service says, or that it does not in time. */
    public Uni<Answer> ask(URI service, String path, Question question) {
        HttpRequest request = question.to(service.resolve(path)).timeout(config.timeout()).build();
        return Uni.createFrom().completionStage(() -> client.sendAsync(request, BodyHandlers.ofString()))
                .map(Neighbours::answer)
                .onFailure().recoverWithItem(failure -> away(service, failure));
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }

    private static Answer answer(HttpResponse<String> response) {
        String body = response.body().length() <= MOST_CHARACTERS ? response.body() : "";
        return new Answer.Given(response.statusCode(), body, json(body));
    }

    private static JsonNode json(String body) {
        try {
            JsonNode node = body.startsWith("{") ? Json.mapper().readTree(body) : null;
            return node == null ? MissingNode.getInstance() : node;
        } catch (IOException e) {
            return MissingNode.getInstance(); // metrics, for example, are no JSON
        }
    }

    private static Answer away(URI service, Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        Log.debugf("A service does not answer service=%s cause=%s", service, cause.getClass().getName());
        return new Answer.Away();
    }
}
