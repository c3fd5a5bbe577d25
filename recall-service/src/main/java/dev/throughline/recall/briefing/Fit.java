package dev.throughline.recall.briefing;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.throughline.common.memory.MemoryKind;
import dev.throughline.recall.index.Found;
import dev.throughline.recall.index.IndexedMemory;

/**
 * Which earlier sessions fit a question, and which files the work on it will likely touch. The two are found from each other:
 * sessions that match vote for the files that they edited, and sessions gain by having edited the files that come out on
 * top.
 *
 * @param sessions 0–1 for each session
 * @param files the likeliest first
 * @param literal the session that matches best by words alone, "" when none does
 */
record Fit(Map<String, Double> sessions, List<String> files, String literal) {

    static final Fit NONE = new Fit(Map.of(), List.of(), "");

    private static final int VOTING_SESSIONS = 8;
    private static final Duration HALF_LIFE = Duration.ofDays(3);
    private static final int TOP_FILES = 10;
    private static final int BEST_FILES = 3;

    Fit {
        sessions = Map.copyOf(sessions);
        files = List.copyOf(files);
    }

    static Fit of(Collection<Found.Hit> found, String question, SessionWeights weights, Instant now) {
        return new Finder(found, question, weights, now).fit();
    }

    double of(IndexedMemory memory) {
        return memory.sessionId() == null ? 0 : sessions.getOrDefault(memory.sessionId(), 0.0);
    }

    private static final class Finder {
        private final Map<String, Double> matches;
        private final Map<String, IndexedMemory> contexts = new LinkedHashMap<>();
        private final Map<String, Double> files = new HashMap<>();
        private final String question;
        private final SessionWeights weights;
        private final Instant newest;

        Finder(Collection<Found.Hit> found, String question, SessionWeights weights, Instant now) {
            this.question = question;
            this.weights = weights;
            this.matches = matches(found);
            found.stream().map(Found.Hit::memory).filter(memory -> memory.kind() == MemoryKind.CONTEXT)
                    .forEach(memory -> contexts.put(session(memory), memory));
            this.newest = contexts.values().stream().map(IndexedMemory::occurredAt).max(Comparator.naturalOrder()).orElse(now);
        }

        Fit fit() {
            voteByMatch();
            voteByName();
            contexts.values().forEach(this::voteForLatest);
            List<String> ranked = files.entrySet().stream()
                    .sorted(Map.Entry.<String, Double> comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey).toList();
            return new Fit(sessions(ranked), ranked, literal());
        }

        /** A long list of files says less of each of them. */
        private void voteByMatch() {
            matches.entrySet().stream().sorted(Map.Entry.<String, Double> comparingByValue().reversed())
                    .limit(VOTING_SESSIONS).forEach(entry -> vote(edited(entry.getKey()), entry.getValue()));
        }

        private void vote(List<String> edited, double match) {
            double vote = match * match / Math.sqrt(1 + edited.size());
            edited.forEach(file -> files.merge(file, vote, Double::sum));
        }

        private List<String> edited(String session) {
            IndexedMemory context = contexts.get(session);
            return context == null ? List.of() : context.files();
        }

        private void voteByName() {
            var names = new FileNames();
            contexts.values().forEach(context -> context.files().forEach(names::add));
            names.namedBy(question).forEach((file, naming) -> files.merge(file,
                    weights.namedInPart() * naming.share() + (naming.isWhole() ? weights.named() : 0), Double::sum));
        }

        private void voteForLatest(IndexedMemory context) {
            double vote = weights.editedLately() * freshness(context);
            context.files().forEach(file -> files.merge(file, vote, Double::sum));
        }

        private Map<String, Double> sessions(List<String> ranked) {
            Set<String> top = Set.copyOf(ranked.subList(0, Math.min(TOP_FILES, ranked.size())));
            double most = ranked.isEmpty() ? 1 : Math.max(1e-9, files.getOrDefault(ranked.getFirst(), 1.0));
            var scores = new HashMap<>(matches);
            contexts.forEach((session, context) -> scores.merge(session, byFiles(context, top, most), Double::sum));
            double best = scores.values().stream().max(Comparator.naturalOrder()).orElse(1.0);
            scores.replaceAll((session, score) -> score / Math.max(1e-9, best));
            return scores;
        }

        /** The session that matches best by words alone. */
        private String literal() {
            return matches.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse("");
        }

        private double byFiles(IndexedMemory context, Set<String> top, double most) {
            double[] best = context.files().stream().mapToDouble(file -> -files.getOrDefault(file, 0.0) / most).sorted()
                    .limit(BEST_FILES).map(score -> -score).toArray();
            double mean = Arrays.stream(best).sum() / BEST_FILES;
            long among = context.files().stream().filter(top::contains).count();
            return weights.files() * (mean + 0.6 * (best.length == 0 ? 0 : best[0]) + 0.5 * among / TOP_FILES)
                    + weights.lately() * freshness(context);
        }

        private double freshness(IndexedMemory memory) {
            return Relevance.decay(Duration.between(memory.occurredAt(), newest), HALF_LIFE);
        }

        /** For each session how well its best context, turn and prompt match, 1 for the best session. */
        private Map<String, Double> matches(Collection<Found.Hit> found) {
            var byKind = new HashMap<String, Map<MemoryKind, Double>>();
            found.stream().filter(hit -> hit.memory().sessionId() != null).filter(hit -> !isAnswer(hit.memory()))
                    .forEach(hit -> byKind.computeIfAbsent(session(hit.memory()), s -> new HashMap<>())
                            .merge(hit.memory().kind(), (double) hit.match(), Math::max));
            var matches = new HashMap<String, Double>();
            byKind.forEach((session, best) -> matches.put(session,
                    weights.context() * best.getOrDefault(MemoryKind.CONTEXT, 0.0)
                            + weights.turn() * best.getOrDefault(MemoryKind.TURN, 0.0)
                            + weights.passage() * best.getOrDefault(MemoryKind.PASSAGE, 0.0)));
            double most = matches.values().stream().max(Comparator.naturalOrder()).orElse(0.0);
            matches.replaceAll((session, match) -> match / Math.max(1e-9, most));
            return matches;
        }

        /** What was asked tells of a session more than what was answered. */
        private static boolean isAnswer(IndexedMemory memory) {
            return memory.isAnswer();
        }

        private static String session(IndexedMemory memory) {
            return memory.sessionId() == null ? "" : memory.sessionId();
        }
    }
}
