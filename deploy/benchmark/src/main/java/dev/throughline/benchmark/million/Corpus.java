package dev.throughline.benchmark.million;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import dev.throughline.common.memory.Memory;
import dev.throughline.common.memory.Visibility;
import dev.throughline.compression.compress.Compressor;
import dev.throughline.compression.compress.Draft;

/**
 * As many memories as are asked for, the same ones each time. Each session is a real one told in other words: every word but
 * the most frequent hundred is replaced, the same one by the same one, by a word of about the same frequency. So the number,
 * kinds, lengths and repetitions are those of real sessions.
 */
public final class Corpus {

    static final int PROJECTS = 200;

    private static final long SEED = 20260101;
    private static final Duration YEAR = Duration.ofDays(365);

    private final Samples samples;
    private final Vocabulary vocabulary;
    private final List<String> files;
    private final Owner owner;
    private final int memories;
    private final double[] projectShares;
    private final Instant end = Instant.parse("2026-01-01T00:00:00Z");

    /** Whose memories they are. */
    public record Owner(String tenantId, String memberId) {
    }

    /** A session of a project, with all that is remembered of it. */
    record Session(String id, UUID projectId, String projectKey, List<Memory> memories) {
    }

    /** @param isEqual whether all projects are of the same size; else the n-th is 1/n as large as the first */
    Corpus(Samples samples, Owner owner, int memories, boolean isEqual) {
        this.samples = samples;
        this.vocabulary = samples.vocabulary();
        this.files = samples.files();
        this.owner = owner;
        this.memories = memories;
        this.projectShares = new double[PROJECTS];
        double sum = 0;
        for (int project = 0; project < PROJECTS; project++) {
            sum += isEqual ? 1 : 1.0 / (project + 1);
            projectShares[project] = sum;
        }
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    static String projectKey(int project) {
        return "benchmark/project-%03d".formatted(project + 1);
    }

    static UUID projectId(int project) {
        return UUID.nameUUIDFromBytes(projectKey(project).getBytes(StandardCharsets.UTF_8));
    }

    /** A project by chance, a large one more often. */
    int project(RandomGenerator random) {
        double drawn = random.nextDouble(projectShares[PROJECTS - 1]);
        int project = 0;
        while (projectShares[project] <= drawn) {
            project++;
        }
        return project;
    }

    void forEachSession(Consumer<Session> consumer) {
        int made = 0;
        for (int number = 0; made < memories; number++) {
            Session session = session(number, memories - made);
            consumer.accept(session);
            made += session.memories().size();
        }
    }

    private Session session(int number, int most) {
        var random = new SplittableRandom(SEED + number);
        int project = project(random);
        var drafts = samples.sessions().get(random.nextInt(samples.sessions().size()));
        var words = vocabulary.inOtherWords(random);
        Instant began = end.minusMillis(random.nextLong(YEAR.toMillis()));
        Duration shift = Duration.between(drafts.getFirst().occurredAt(), began);
        Map<String, String> renamed = new HashMap<>();
        String id = "benchmark-" + number;
        var told = new ArrayList<Memory>();
        for (Draft draft : drafts.subList(0, Math.min(most, drafts.size()))) {
            Instant at = draft.occurredAt().plus(shift);
            var paths = draft.files().stream()
                    .map(file -> renamed.computeIfAbsent(file, name -> files.get(random.nextInt(files.size())))).distinct()
                    .toList();
            told.add(new Memory(id(at, random), owner.tenantId(), projectId(project), projectKey(project), id, owner.memberId(),
                    Visibility.TEAM, draft.kind(), words.of(draft.title()), words.of(draft.body()), draft.tags(), paths,
                    draft.importance(), at, null, 1, null, draft.eventIds(), Compressor.VERSION, "benchmark",
                    draft.details()));
        }
        return new Session(id, projectId(project), projectKey(project), told);
    }

    /** UUIDv7. */
    private static UUID id(Instant at, RandomGenerator random) {
        long high = at.toEpochMilli() << 16 | 0x7000 | random.nextInt(1 << 12);
        return new UUID(high, random.nextLong() >>> 2 | Long.MIN_VALUE);
    }
}
