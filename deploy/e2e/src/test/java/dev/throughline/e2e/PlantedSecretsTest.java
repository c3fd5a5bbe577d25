package dev.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.throughline.common.secret.SecretSamples;
import dev.throughline.common.secret.SecretSamples.Sample;
import dev.throughline.testing.Infrastructure;

/**
 * Secrets of every kind, sent through every door: none of them is kept anywhere. In each place the same search finds a word
 * that may be kept, so that it is known to work.
 */
class PlantedSecretsTest {

    /** No word that an index would shorten. */
    private static final String CONTROL = "heliquorvantix";
    /** Logs hold nothing that a user wrote. */
    private static final String CONTROL_OF_LOGS = "Installed features";
    private static final long SEED = 4;
    private static final Set<String> OF_ONE_WORD = Set.of("github-token", "anthropic-key", "npm-token");
    private static final int FEWEST = 300;

    private static Needles needles;
    private static Set<String> kinds;

    @BeforeAll
    static void plant() {
        List<Sample> samples = SecretSamples.seeded(SEED).secrets();
        List<String> beside = SecretSamples.seeded(SEED + 1).secrets().stream()
                .filter(sample -> OF_ONE_WORD.contains(sample.kind()))
                .flatMap(sample -> sample.parts().stream()).toList();
        var wanted = new ArrayList<>(samples.stream().flatMap(sample -> sample.parts().stream()).toList());
        wanted.addAll(beside);
        assertThat(wanted).hasSizeGreaterThan(FEWEST);
        wanted.addAll(List.of(CONTROL, CONTROL_OF_LOGS));
        needles = new Needles(wanted);
        kinds = new HashSet<>(samples.stream().map(Sample::kind).toList());

        var planting = new Planting(Suite.running().client(), CONTROL);
        planting.plant(samples);
        planting.plantBeside(beside);
        Database.execute("CHECKPOINT");
    }

    @ParameterizedTest
    @ValueSource(strings = { "kafka", "postgres" })
    void noFileHoldsOne(String folder) {
        assertOnly(CONTROL, needles.inFilesOf(Infrastructure.shared().folder().resolve(folder)));
    }

    @Test
    void noRecordOfKafkaHoldsOne() {
        assertOnly(CONTROL, needles.inTexts(Holdings.records()));
    }

    @Test
    void noRowOfPostgresHoldsOne() {
        assertOnly(CONTROL, needles.inTexts(Holdings.rows()));
    }

    @Test
    void theIndexHoldsNone() {
        Path index = Infrastructure.shared().folder().resolve("index");

        // it is written to the disk a moment later
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(needles.inTexts(Holdings.index(index))).contains(CONTROL));
        assertOnly(CONTROL, needles.inTexts(Holdings.index(index)));
        assertOnly(CONTROL, needles.inFilesOf(index));
    }

    @Test
    void noLogHoldsOne() {
        assertOnly(CONTROL_OF_LOGS, needles.inFilesOf(Path.of("target", "logs")));
    }

    @Test
    void everyKindIsReported() {
        String records = String.join("\n", Holdings.records());

        assertThat(kinds).allMatch(kind -> records.contains("\"kind\":\"" + kind + "\""));
    }

    private static void assertOnly(String control, Collection<String> found) {
        // by number and beginning, as the secrets are long
        assertThat(found.stream().map(text -> text.substring(0, Math.min(12, text.length())))).as("%d texts", found.size())
                .isEqualTo(Stream.of(control).map(text -> text.substring(0, Math.min(12, text.length()))).toList());
    }
}
