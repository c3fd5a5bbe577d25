package dev.throughline.compression.compress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.throughline.common.memory.MemoryKind;

class DecisionFinderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            We decided to use Kafka instead of RabbitMQ because it replays.   | because it replays.            | RabbitMQ
            I chose SQLite over PostgreSQL to avoid a server.                 | to avoid a server.             | PostgreSQL
            Let's go with sessions rather than JWT so that we can revoke.     | so that we can revoke.         | JWT
            We switched from Alembic to Aerich since it is async.             | since it is async.             | Alembic
            We decided to keep the old endpoint for one release.              | ''                             | ''
            """)
    void aDecisionHasItsReasonAndWhatWasNotTaken(String sentence, String rationale, String alternative) {
        var decision = DecisionFinder.find(Prose.of(sentence), false);

        assertThat(decision).singleElement().satisfies(one -> {
            assertThat(one.rationale()).isEqualTo(rationale);
            assertThat(String.join(",", one.alternatives())).isEqualTo(alternative);
        });
    }

    @Test
    void theReasonMayFollowInTheNextSentence() {
        var decision = DecisionFinder.find(Prose.of("We'll use UUIDv7 for the ids. This keeps the index in order."), false);

        assertThat(decision).singleElement().extracting(Decision::rationale).isEqualTo("This keeps the index in order.");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "Let's use apple container instead of docker.",
            "we should call ours max_concurrency to be consistent.",
            "We are going to adopt the promptfoo contract.",
            "I want to switch from Alembic to Aerich for migrations.",
            "For test data, use @faker-js/faker — not the old faker package.",
    })
    void whatAPersonWantsUsedIsDecided(String sentence) {
        assertThat(DecisionFinder.find(Prose.of(sentence), true)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "Should we go with PostgreSQL or Kafka for this?",
            "If we decided to keep it, the test would have to change.",
            "Explain why you chose the startup offer.",
            "Yeah, let's go with those steps.",
            "We'll use a step-by-step approach to demonstrate this.",
            "Maybe we should use something else here.",
            "Let me use the Edit tool to change the file now.",
            "The team has not decided yet whether to drop it.",
    })
    void aQuestionAGuessOrAnEmptyPhraseIsNoDecision(String sentence) {
        assertThat(DecisionFinder.find(Prose.of(sentence), true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            We decided to encrypt the tokens at rest.                    | critical
            We decided to replace MySQL by PostgreSQL.                   | high
            We decided to rename the button to Save.                     | low
            We decided to read at most ten pages at once.                | medium
            """)
    void theImpactFollowsPublishedRules(String sentence, String impact) {
        var decision = Events.in("/w").prompt("What now?").response(sentence).only(MemoryKind.DECISION);

        assertThat(decision.details().path("impact").asText()).isEqualTo(impact);
        assertThat(decision.details().path("said_by").asText()).isEqualTo("assistant");
    }

    @Test
    void anAnswerToAQuestionNamesWhatWasNotChosen() {
        var decision = Events.in("/w").prompt("Plan the storage")
                .ask("Where should the plans be stored?", "In SQLite", "It is there already.", "In files")
                .only(MemoryKind.DECISION);

        assertThat(decision.title()).isEqualTo("Where should the plans be stored? → In SQLite");
        assertThat(decision.body()).contains("Rationale: It is there already.", "Not chosen: In files");
        assertThat(decision.details().path("alternatives")).singleElement()
                .satisfies(other -> assertThat(other.asText()).isEqualTo("In files"));
    }

    @Test
    void leaveToGoOnIsNoDecision() {
        var drafts = Events.in("/w").prompt("Clean up")
                .ask("Can I remove this stale clone directory?", "Yes, remove it", "", "No").drafts(MemoryKind.DECISION);

        assertThat(drafts).isEmpty();
    }

    @Test
    void aTextIsSearchedInTimeHoweverItIsBuilt() {
        String hostile = "we decided because ".repeat(20) + "x over ".repeat(50_000) + "**".repeat(50_000) + "\n".repeat(50_000)
                + "1|".repeat(50_000);

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5),
                () -> assertThat(Events.in("/w").prompt(hostile).response(hostile).compressed().turns()).hasSize(1));
    }
}
