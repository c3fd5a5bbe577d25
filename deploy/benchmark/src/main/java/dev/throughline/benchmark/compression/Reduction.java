package dev.throughline.benchmark.compression;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.throughline.benchmark.Tokens;
import dev.throughline.benchmark.transcript.RawSession;
import dev.throughline.benchmark.transcript.Transcript;
import dev.throughline.ingest.event.Finished;

/**
 * What a session weighs, in cl100k tokens.
 *
 * @param stored title and body of its context and its turns
 * @param events the JSON of its events, each as ingest-service sends it to Kafka
 * @param conversation what was said: prompts, answers, inputs and outputs of tools, each whole, without the file's envelopes
 * @param file the transcript as it is
 */
record Reduction(String session, int stored, int events, int conversation, int file) {

    static Reduction of(Transcript transcript, RawSession raw, List<Finished> events, Kept kept) {
        int published = events.stream().mapToInt(event -> Tokens.count(new String(event.json(), StandardCharsets.UTF_8))).sum();
        return new Reduction(transcript.name(), kept.summaries().stream().mapToInt(Tokens::count).sum(), published,
                Tokens.count(raw.conversation()), Tokens.count(transcript.text()));
    }

    /** In percent; below zero where more is stored than there was. */
    double against(int tokens) {
        return 100 - 100.0 * stored / tokens;
    }
}
