package dev.throughline.common.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.throughline.common.secret.SecretSamples.LookAlike;
import dev.throughline.common.secret.SecretSamples.Sample;

/** Every kind, in every place where it is left, and what only looks like it. */
class SecretKindsTest {

    private static final long SEED = 20261121;
    private static final List<Sample> SECRETS = SecretSamples.seeded(SEED).secrets();

    private final SecretScanner scanner = SecretScanner.standard();

    static Stream<Sample> secrets() {
        return SECRETS.stream();
    }

    static Stream<LookAlike> lookAlikes() {
        return SecretSamples.seeded(SEED).lookAlikes().stream();
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void aSecretIsTakenOutAndItsKindNamed(Sample sample) {
        Redaction redaction = scanner.redact(sample.text());

        assertThat(sample.parts()).isNotEmpty().noneMatch(redaction.text()::contains);
        assertThat(redaction.finds()).as(redaction.text()).extracting(Redaction.Find::kind).contains(sample.kind());
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void whatIsCleanedStaysAsItIs(Sample sample) {
        String cleaned = scanner.redact(sample.text()).text();

        assertThat(scanner.redact(cleaned).text()).isSameAs(cleaned);
    }

    @ParameterizedTest
    @MethodSource("lookAlikes")
    void whatOnlyLooksLikeASecretStays(LookAlike text) {
        assertThat(scanner.redact(text.text()).text()).isSameAs(text.text());
    }

    @Test
    void everyKindHasASample() {
        assertThat(SECRETS).extracting(Sample::kind).containsAll(SecretRules.kinds().stream().map(SecretKind::name).toList());
        assertThat(SECRETS).hasSizeGreaterThan(300);
    }

    @Test
    void everyKindHasItsOwnName() {
        assertThat(SecretRules.kinds()).extracting(SecretKind::name).doesNotHaveDuplicates().hasSizeGreaterThan(60)
                .allMatch(name -> name.matches("[a-z0-9-]{2,40}"));
        assertThat(SecretRules.kinds()).allMatch(kind -> !kind.rules().isEmpty());
    }
}
