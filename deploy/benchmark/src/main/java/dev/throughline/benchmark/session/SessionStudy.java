package dev.throughline.benchmark.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.throughline.benchmark.DataFolder;
import dev.throughline.benchmark.Scratch;
import dev.throughline.benchmark.transcript.SessionReader;
import dev.throughline.benchmark.transcript.Transcript;
import dev.throughline.common.memory.Memory;
import dev.throughline.common.memory.Visibility;
import dev.throughline.compression.compress.Compressor;
import dev.throughline.compression.compress.Draft;
import dev.throughline.compression.compress.Progress;
import dev.throughline.ingest.event.Finished;
import dev.throughline.recall.briefing.StudiedBriefing;
import dev.throughline.recall.index.IndexQuery;
import dev.throughline.recall.index.Ranking;
import dev.throughline.recall.index.StudiedIndex;
import dev.throughline.recall.project.Project;

/**
 * Plays real sessions in their order: before each is known, its prompts are asked, and what is told is held against the files
 * that were edited then. The same reading, folding, search and choice as the running suite, in one process.
 *
 * <p>
 * Usage: {@code sessions [--ablation] [--with FEATURE=WEIGHT]… [--told FOLDER] [FOLDER]}. {@code first} asks the first prompt
 * of a session for all its files, as {@code session_recall.py} does; {@code each} asks every prompt for the files of its own
 * turn. {@code --told} writes each text that was told to a file.
 */
public final class SessionStudy {

    private static final String TENANT = "study";
    private static final Project PROJECT = new Project(UUID.nameUUIDFromBytes(new byte[0]), "study");
    private static final int BUDGET = 1_000;
    private static final int MOST_CHARACTERS = 4_000;

    private final List<WorkedSession> sessions;
    private final Map<String, List<Memory>> memories;
    private final Instant now = Instant.now();

    private SessionStudy(List<WorkedSession> sessions) {
        this.sessions = sessions;
        this.memories = sessions.stream().collect(Collectors.toMap(WorkedSession::id, SessionStudy::memories,
                (one, other) -> Stream.concat(one.stream(), other.stream()).toList()));
    }

    public static void main(String[] arguments) throws IOException {
        var weights = new ArrayList<Map<String, Double>>(List.of(Map.of()));
        Path folder = null;
        Optional<Path> told = Optional.empty();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--ablation" -> StudiedBriefing.features().forEach(feature -> weights.add(Map.of(feature, 0.0)));
                case "--with" -> weights.add(weighed(arguments[++i]));
                case "--told" -> told = Optional.of(Path.of(arguments[++i]));
                default -> folder = Path.of(arguments[i]);
            }
        }
        Path data = folder == null ? DataFolder.named("transcripts/PackmindHub__context-evaluator") : folder;
        var study = new SessionStudy(Transcript.in(data).stream().flatMap(file -> WorkedSession.of(file).stream())
                .sorted(Comparator.comparing(WorkedSession::began)).toList());
        System.out.printf("%-34s %30s   %30s%n%-34s %9s %9s %9s   %9s %9s %9s%n", "", "first prompt of a session",
                "each prompt, files of its turn", "", "files@10", "session@1", "session@3", "files@10", "session@1",
                "session@3");
        for (Map<String, Double> changed : weights) {
            study.run(changed, told);
        }
    }

    private static Map<String, Double> weighed(String features) {
        var weights = new LinkedHashMap<String, Double>();
        for (String feature : features.split(",")) {
            weights.put(feature.split("=")[0], Double.valueOf(feature.split("=")[1]));
        }
        return weights;
    }

    private void run(Map<String, Double> weights, Optional<Path> told) throws IOException {
        var first = new Hits();
        var each = new Hits();
        try (var scratch = Scratch.create(); var index = new StudiedIndex(scratch.folder(), Ranking.STANDARD)) {
            var briefing = new StudiedBriefing(index, new IndexQuery.Scope(TENANT, TENANT), PROJECT, weights);
            var earlier = new ArrayList<WorkedSession>();
            for (WorkedSession session : sessions) {
                ask(briefing, session, earlier, first, each, told);
                briefing.add(memories.getOrDefault(session.id(), List.of()));
                earlier.add(session);
            }
        }
        System.out.printf("%-34s %s   %s   (%d and %d questions)%n", weights.isEmpty() ? "standard" : weights, first, each,
                first.questions(), each.questions());
    }

    private void ask(StudiedBriefing briefing, WorkedSession session, List<WorkedSession> earlier, Hits first, Hits each,
            Optional<Path> told) throws IOException {
        Set<String> known = earlier.stream().flatMap(other -> other.edited().stream()).collect(Collectors.toSet());
        boolean isFirst = true;
        for (var asked : session.questions()) {
            String question = asked.text().substring(0, Math.min(MOST_CHARACTERS, asked.text().length()));
            var answer = briefing.recall(question, BUDGET, now);
            if (isFirst) {
                count(first, answer, session.edited(), known, earlier);
                if (told.isPresent()) {
                    Files.createDirectories(told.get());
                    Files.writeString(told.get().resolve(session.id() + ".md"),
                            question + "\n\n---\n\n" + answer.markdown() + "\n", StandardCharsets.UTF_8);
                }
            }
            count(each, answer, asked.edited(), known, earlier);
            isFirst = false;
        }
    }

    private static void count(Hits hits, StudiedBriefing.Told told, Set<String> edited, Set<String> known,
            List<WorkedSession> earlier) {
        var needed = new HashSet<>(edited);
        needed.retainAll(known);
        if (!needed.isEmpty()) {
            hits.add(told, needed, known, earlier.stream()
                    .filter(other -> other.edited().stream().anyMatch(needed::contains)).map(WorkedSession::id)
                    .collect(Collectors.toSet()));
        }
    }

    private static List<Memory> memories(WorkedSession session) {
        var events = new SessionReader().events(session.transcript()).stream().map(Finished::event).toList();
        var compressor = new Compressor();
        var drafts = new LinkedHashMap<String, Draft>();
        var compressed = compressor.compress(Progress.START, events);
        compressed.drafts().forEach(draft -> drafts.put(draft.place(), draft));
        compressor.finish(compressed.progress()).drafts().forEach(draft -> drafts.put(draft.place(), draft));
        return drafts.values().stream().map(draft -> memory(session.id(), draft)).toList();
    }

    private static Memory memory(String session, Draft draft) {
        var id = UUID.nameUUIDFromBytes((session + "/" + draft.place()).getBytes(StandardCharsets.UTF_8));
        return new Memory(id, TENANT, PROJECT.id(), PROJECT.key(), session, TENANT,
                draft.isPrivate() ? Visibility.PRIVATE : Visibility.TEAM, draft.kind(), draft.title(), draft.body(),
                draft.tags(), draft.files(), draft.importance(), draft.occurredAt(), null, 1, null, draft.eventIds(),
                Compressor.VERSION, "", draft.details());
    }
}
