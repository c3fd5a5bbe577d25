import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * How long the agent waits for a hook: runs the plugin's script as the agent does, one process after the other with a
 * pause between, and prints the time from its start to its end. The state is in a folder of its own.
 *
 * Usage: deploy/benchmark/hook [runs, default 100], with the environment of .throughline/env
 */
class Hook {

    private static final int WARM_UP = 20;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final String script;
    private final Path state;
    private final String session = "hook-" + System.currentTimeMillis();

    private Hook(String script, Path state) {
        this.script = script;
        this.state = state;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        var hook = new Hook(arguments[0], Files.createTempDirectory("throughline-hook"));
        hook.measure("UserPromptSubmit", runs);
        hook.measure("PostToolUse", runs);
    }

    private void measure(String event, int runs) throws IOException, InterruptedException {
        double[] milliseconds = new double[runs];
        int answered = 0;
        for (int i = -WARM_UP; i < runs; i++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            long start = System.nanoTime();
            boolean hasAnswer = run(event, i);
            if (i >= 0) {
                milliseconds[i] = (System.nanoTime() - start) / 1e6;
                answered += hasAnswer ? 1 : 0;
            }
        }
        Arrays.sort(milliseconds);
        System.out.printf("%-16s p50 %.1f ms  p95 %.1f ms  max %.1f ms  (%d runs, %d with memory)%n", event,
                milliseconds[runs / 2], milliseconds[runs * 95 / 100], milliseconds[runs - 1], runs, answered);
    }

    private boolean run(String event, int number) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(script, event).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("THROUGHLINE_STATE", state.toString());
        Process process = builder.start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(payload(event, number).getBytes(StandardCharsets.UTF_8));
        }
        boolean hasAnswer = process.getInputStream().readAllBytes().length > 0;
        if (process.waitFor() != 0) {
            throw new IllegalStateException(event + " did not exit with 0");
        }
        return hasAnswer;
    }

    /** Each time another session, as the same memory is not given to one session twice. */
    private String payload(String event, int number) {
        return """
                {"session_id":"%s-%d","cwd":"%s","hook_event_name":"%s","prompt":"How did we change price rule %d?",\
                "tool_name":"Read","tool_use_id":"toolu_%d","tool_input":{"file_path":"a"},"tool_response":"%s"}"""
                .formatted(session, number, Path.of("").toAbsolutePath(), event, number, number, "line ".repeat(400));
    }
}
