package dev.throughline.benchmark.million;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.benchmark.stack.StackFolder;
import dev.throughline.common.json.Json;

/** The local stack that is measured, by its data folder and the variables of its env file. */
public final class RunningStack {

    private static final Pattern TIMING = Pattern.compile("total;dur=([0-9.]+)");

    private final StackFolder folder;
    private final String recall;
    private final String token;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();

    public RunningStack(StackFolder folder) {
        this.folder = folder;
        this.recall = StackFolder.variable("THROUGHLINE_RECALL", "http://127.0.0.1:9001");
        this.token = StackFolder.variable("THROUGHLINE_TOKEN", "");
    }

    /**
     * How long one answer took, in milliseconds.
     *
     * @param server as the service says
     * @param client as it is seen from here
     */
    public record Took(double server, double client) {
    }

    /** Whom the token stands for. */
    public Corpus.Owner owner() throws IOException {
        JsonNode claims = Json.mapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        return new Corpus.Owner(claims.path("tenant").asText(), claims.path("sub").asText());
    }

    Path indexFolder() {
        return folder.data().resolve("services/recall-service/index");
    }

    URI recall() {
        return URI.create(recall);
    }

    String token() {
        return token;
    }

    String kafka() {
        return folder.kafka();
    }

    public Connection database() throws SQLException, IOException {
        return folder.database();
    }

    public Took ask(String pathAndQuery) throws IOException, InterruptedException {
        long began = System.nanoTime();
        var answer = get(pathAndQuery, Duration.ofSeconds(60));
        double client = (System.nanoTime() - began) / 1e6;
        String timing = answer.headers().firstValue("Server-Timing").orElse("");
        return new Took(TIMING.matcher(timing).results().findFirst().map(found -> Double.parseDouble(found.group(1)))
                .orElse(Double.NaN), client);
    }

    /** The sum of a metric of recall-service over its tags; 0 where there is none. */
    public double metric(String nameAndTags) throws IOException, InterruptedException {
        var line = Pattern.compile("(?m)^" + nameAndTags + "(?:\\{[^}]*\\})? ([0-9.E+-]+)$");
        return line.matcher(get("/q/metrics", Duration.ofSeconds(10)).body()).results()
                .map((MatchResult found) -> Double.parseDouble(found.group(1))).mapToDouble(Double::doubleValue).sum();
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(String path, Duration timeout) throws IOException, InterruptedException {
        var answer = client.send(HttpRequest.newBuilder(URI.create(recall + path)).timeout(timeout)
                .header("Authorization", "Bearer " + token).GET().build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("recall-service answered " + answer.statusCode());
        }
        return answer;
    }
}
