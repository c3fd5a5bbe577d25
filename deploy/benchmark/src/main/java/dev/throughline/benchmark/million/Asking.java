package dev.throughline.benchmark.million;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import dev.throughline.benchmark.Quantiles;
import dev.throughline.benchmark.million.RunningStack.Took;

/** Asks real prompts, one after the other, each in a project by chance and for a session of its own. */
final class Asking {

    private static final long SEED = 7;
    private static final String FORM = "%-42s %8d %9.1f %9.1f %9.1f %9.1f %9.1f %9.1f %14.1f%n";

    /** Of recall-service alone, not of PostgreSQL. */
    private static final String PROCESSOR_TIME = "process_cpu_time_ns_total";

    private final RunningStack stack;
    private final Corpus corpus;
    private final List<String> prompts;
    private final String run = "asking-" + System.currentTimeMillis();
    private int asked;

    Asking(RunningStack stack, Corpus corpus, List<String> prompts) {
        this.stack = stack;
        this.corpus = corpus;
        this.prompts = prompts;
    }

    static void printHead() {
        System.out.printf("%n%-42s %8s %29s %29s %14s%n", "", "", "in the service, ms", "as the client sees it, ms",
                "processor, ms");
        System.out.printf("%-42s %8s %9s %9s %9s %9s %9s %9s %14s%n", "", "requests", "p50", "p95", "p99", "p50", "p95", "p99",
                "at the mean");
    }

    void measure(String call, boolean isInOneProject, int requests) throws IOException, InterruptedException {
        ask(call, isInOneProject, Math.max(prompts.size(), requests / 4));
        double before = stack.metric(PROCESSOR_TIME);
        var took = ask(call, isInOneProject, requests);
        double processor = (stack.metric(PROCESSOR_TIME) - before) / 1e6 / requests;
        var server = Quantiles.of(took.stream().map(Took::server).toList());
        var client = Quantiles.of(took.stream().map(Took::client).toList());
        System.out.printf(FORM, call + (isInOneProject ? ", one project" : ", all projects"), requests, server.at(0.5),
                server.at(0.95), server.at(0.99), client.at(0.5), client.at(0.95), client.at(0.99), processor);
    }

    private List<Took> ask(String call, boolean isInOneProject, int requests) throws IOException, InterruptedException {
        var random = new SplittableRandom(SEED);
        var took = new ArrayList<Took>(requests);
        for (int i = 0; i < requests; i++) {
            String project = isInOneProject ? "&project=" + RunningStack.encode(Corpus.projectKey(corpus.project(random))) : "";
            String session = call.endsWith("recall") ? "&session_id=" + run + "-" + asked++ : "";
            took.add(stack.ask(call + "?q=" + RunningStack.encode(prompts.get(i % prompts.size())) + project + session));
        }
        return took;
    }
}
