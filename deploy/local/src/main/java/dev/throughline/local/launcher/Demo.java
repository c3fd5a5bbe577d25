package dev.throughline.local.launcher;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.throughline.local.launcher.Ports.Port;

/** Imports two sessions of an invented web shop, and shows what a new session on another machine would be given. */
final class Demo {

    private static final String PROJECT = "github.com/example/web-shop";
    private static final String QUESTION = "why do customers see the old price in the cart?";

    private final StackClient client;
    private final Ports ports;
    private final Terminal terminal;
    private final String token;

    Demo(StackClient client, Ports ports, Terminal terminal, String token) {
        this.client = client;
        this.ports = ports;
        this.terminal = terminal;
        this.token = token;
    }

    void run(Path samples) throws IOException, InterruptedException {
        var positions = new ArrayList<String>();
        for (Path sample : transcripts(samples)) {
            positions.add(imported(sample));
        }
        String after = String.join(",", positions);
        show("A new session on another machine starts in the same project and is given:", recall("", after));
        show("It is asked \"" + QUESTION + "\" and is given:", recall(QUESTION, after));
    }

    private static List<Path> transcripts(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
        }
    }

    private String imported(Path sample) throws IOException, InterruptedException {
        String address = ports.address(Port.INGEST) + "/api/transcripts?tool=claude-code&project=" + encoded(PROJECT);
        var answer = client.postLines(address, token, sample);
        if (answer.status() != 202) {
            throw new CannotStart(
                    "ingest-service answered " + answer.status() + " to " + sample.getFileName() + ": " + answer.body());
        }
        var receipt = answer.json();
        terminal.step("Imported " + sample.getFileName() + ": " + receipt.path("accepted").asInt() + " events");
        return receipt.path("position").asText();
    }

    private String recall(String question, String after) throws IOException, InterruptedException {
        String address = ports.address(Port.RECALL) + "/api/recall?project=" + encoded(PROJECT) + "&session_id="
                + UUID.randomUUID() + "&after=" + encoded(after) + (question.isEmpty() ? "" : "&q=" + encoded(question));
        var answer = client.getMarkdown(address, token);
        if (answer.status() != 200) {
            throw new CannotStart("recall-service answered " + answer.status() + ": " + answer.body());
        }
        return answer.body();
    }

    private void show(String title, String markdown) {
        terminal.print("\n── " + title + "\n\n" + markdown.strip() + "\n");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
