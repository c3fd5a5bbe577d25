import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How long a recall takes, as the client sees it: asks for every prompt that the search finds newest first in a project,
 * one after the other, each for a session of its own so that nothing is left out as told before. The first round warms up.
 *
 * Usage: deploy/benchmark/recall PROJECT [rounds, default 4]
 */
class Recall {

    private static final Pattern TEXT = Pattern.compile("\"text\"\\s*:\\s*\"((?:[^\"\\\\]++|\\\\.)*+)\"");
    private static final int MOST_CHARACTERS = 4000;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();
    private final String recall = Suite.variable("THROUGHLINE_RECALL");
    private final String token = Suite.variable("THROUGHLINE_TOKEN");
    private final String run = "recall-" + System.currentTimeMillis();

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 0) {
            System.err.println("usage: recall PROJECT [rounds]");
            System.exit(2);
        }
        new Recall().measure(arguments[0], arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4);
    }

    private void measure(String project, int rounds) throws IOException, InterruptedException {
        List<String> prompts = prompts(project);
        System.out.printf("%d prompts of %s%n", prompts.size(), project);
        for (int round = 0; round < rounds; round++) {
            double[] milliseconds = new double[prompts.size()];
            for (int i = 0; i < milliseconds.length; i++) {
                long began = System.nanoTime();
                get("/api/recall?project=" + Suite.encode(project) + "&session_id=" + run + "-" + round + "-" + i + "&q="
                        + Suite.encode(prompts.get(i)));
                milliseconds[i] = (System.nanoTime() - began) / 1e6;
            }
            Arrays.sort(milliseconds);
            System.out.printf("%s p50 %5.1f ms   p99 %5.1f ms   max %5.1f ms%n", round == 0 ? "warm-up" : "round " + round,
                    milliseconds[milliseconds.length / 2], milliseconds[(int) (milliseconds.length * 0.99)],
                    milliseconds[milliseconds.length - 1]);
        }
    }

    private List<String> prompts(String project) throws IOException, InterruptedException {
        var found = TEXT.matcher(get("/api/search?kinds=passage&limit=300&project=" + Suite.encode(project)));
        var prompts = new ArrayList<String>();
        while (found.find()) {
            String text = found.group(1).replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
            prompts.add(text.substring(0, Math.min(MOST_CHARACTERS, text.length())));
        }
        if (prompts.isEmpty()) {
            throw new IllegalStateException("There is nothing in project " + project);
        }
        return prompts;
    }

    private String get(String path) throws IOException, InterruptedException {
        var answer = client.send(HttpRequest.newBuilder(URI.create(recall + path)).timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + token).GET().build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("recall-service answered " + answer.statusCode());
        }
        return answer.body();
    }
}
