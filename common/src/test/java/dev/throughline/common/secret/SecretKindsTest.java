package dev.throughline.common.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.throughline.common.secret.SecretSamples.Sample;

/** Every kind, in every place where it is left, and what only looks like it. */
class SecretKindsTest {

    private static final long SEED = 20261121;
    private static final List<Sample> SECRETS = SecretSamples.seeded(SEED).secrets();

    private static final SecretScanner SCANNER = SecretScanner.standard();

    @Test
    void aSecretIsTakenOutAndItsKindNamed() {
        assertThat(SECRETS).allSatisfy(sample -> {
            Redaction redaction = SCANNER.redact(sample.text());

            assertThat(sample.parts()).isNotEmpty().noneMatch(redaction.text()::contains);
            assertThat(redaction.finds()).as(redaction.text()).extracting(Redaction.Find::kind).contains(sample.kind());
        });
    }

    @Test
    void whatIsCleanedStaysAsItIs() {
        assertThat(SECRETS).allSatisfy(sample -> {
            String cleaned = SCANNER.redact(sample.text()).text();

            assertThat(SCANNER.redact(cleaned).text()).isSameAs(cleaned);
        });
    }

    @Test
    void whatOnlyLooksLikeASecretStays() {
        assertThat(SecretSamples.seeded(SEED).lookAlikes()).isNotEmpty()
                .allSatisfy(text -> assertThat(SCANNER.redact(text.text()).text()).isSameAs(text.text()));
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
