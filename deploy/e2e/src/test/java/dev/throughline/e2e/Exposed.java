package dev.throughline.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The metrics of one or more services as Prometheus reads them: by name, the values of each label. */
record Exposed(Map<String, Map<String, Set<String>>> metrics) {

    private static final Pattern SAMPLE = Pattern.compile("(?m)^(\\w+)(?:\\{(.*)})? [^ ]+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    static Exposed by(Iterable<URI> services) {
        var metrics = new HashMap<String, Map<String, Set<String>>>();
        services.forEach(service -> SAMPLE.matcher(scrape(service)).results().forEach(sample -> {
            var labels = metrics.computeIfAbsent(sample.group(1), name -> new HashMap<>());
            if (sample.group(2) != null) {
                LABEL.matcher(sample.group(2)).results().forEach(
                        label -> labels.computeIfAbsent(label.group(1), name -> new HashSet<>()).add(label.group(2)));
            }
        }));
        return new Exposed(metrics);
    }

    private static String scrape(URI service) {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(service.resolve("/q/metrics")).timeout(TIMEOUT)
                    .header("Accept", "text/plain").build();
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(service + " tells no metrics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while metrics were read", e);
        }
    }
}
