package dev.throughline.benchmark.million;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;

import dev.throughline.benchmark.transcript.RawSession;
import dev.throughline.benchmark.transcript.SessionReader;
import dev.throughline.benchmark.transcript.Transcript;
import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.compression.compress.Compressor;
import dev.throughline.compression.compress.Draft;
import dev.throughline.compression.compress.Progress;
import dev.throughline.ingest.event.Finished;

/**
 * Real sessions after whose manner others are made.
 *
 * @param sessions the memories of each, the last version of each memory
 * @param prompts what was asked in them
 * @param vocabulary the words of all that was said in them, the inputs and outputs of tools among it
 */
record Samples(List<List<Draft>> sessions, List<String> prompts, Vocabulary vocabulary) {

    private static final int MOST_CHARACTERS = 4_000;

    static Samples of(Path transcripts) {
        var reader = new SessionReader();
        var files = Transcript.in(transcripts);
        var events = files.stream()
                .map(transcript -> reader.events(transcript).stream().map(Finished::event).toList()).toList();
        var prompts = events.stream().flatMap(List::stream).filter(event -> event.type() == EventType.PROMPT)
                .map(event -> event.text("text")).filter(text -> !text.isBlank())
                .map(text -> text.substring(0, Math.min(MOST_CHARACTERS, text.length()))).distinct().toList();
        return new Samples(events.stream().map(Samples::memories).filter(drafts -> !drafts.isEmpty()).toList(), prompts,
                Vocabulary.of(files.stream().map(RawSession::of).map(RawSession::conversation).toList()));
    }

    List<String> files() {
        return sessions.stream().flatMap(List::stream).flatMap(draft -> draft.files().stream()).distinct().sorted().toList();
    }

    private static List<Draft> memories(List<SessionEvent> events) {
        var compressor = new Compressor();
        var compressed = compressor.compress(Progress.START, events);
        var last = new LinkedHashMap<String, Draft>();
        compressed.drafts().forEach(draft -> last.put(draft.place(), draft));
        compressor.finish(compressed.progress()).drafts().forEach(draft -> last.put(draft.place(), draft));
        return List.copyOf(last.values());
    }
}
