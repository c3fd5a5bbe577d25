package dev.throughline.compression.compress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.throughline.common.memory.MemoryKind;

class TaggerTest {

    @Test
    void theVocabularyIsLargeEnough() {
        assertThat(Vocabulary.names()).hasSizeGreaterThanOrEqualTo(80)
                .contains("go", "react", "postgresql", "kubernetes", "auth", "migration", "performance", "documentation");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Move the sessions from MySQL to Postgres     | mysql
            Move the sessions from MySQL to Postgres     | postgresql
            Fix the race condition in the scheduler      | concurrency
            Why does go test hang?                       | go
            Upgrade to Next.js 15                        | nextjs
            Make the React tree keyboard-friendly        | react
            Add the JWT check to the API                 | jwt
            Kubernetes 上的 Kafka 重启                     | kafka
            Die Authentifizierung per OAuth umstellen    | auth
            """)
    void whatATitleNamesIsATag(String prompt, String tag) {
        assertThat(tags(Events.in("/w").prompt(prompt))).contains(tag);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Go on with the plan that we made yesterday   | go
            Let the form react to the change of size     | react
            Say in an express way what you mean          | express
            The rapid growth of the drapes collection    | api
            It is easy to author a good latex text       | auth
            """)
    void anEverydayWordIsNone(String prompt, String tag) {
        assertThat(tags(Events.in("/w").prompt(prompt))).doesNotContain(tag);
    }

    @Test
    void filesTellTheLanguageAndTheTopic() {
        var turn = Events.in("/w").prompt("Add the column that was asked for").edit("/w/db/migrations/V2__add.sql")
                .edit("/w/src/auth/login.go").edit("/w/src/auth/token.go");

        assertThat(tags(turn)).contains("go", "sql", "migration", "auth");
    }

    @Test
    void whatIsRunAfterEveryChangeOrMentionedOnceIsNone() {
        var turn = Events.in("/w").prompt("Make the total exact").edit("/w/total.ts").run("docker compose up -d")
                .run("npx eslint .")
                .response("The total is exact now. I looked at the Kafka page too.");

        assertThat(tags(turn)).doesNotContain("docker", "eslint", "linting", "kafka");
    }

    @ParameterizedTest
    @ValueSource(strings = { "remediation", "RemediationBatch" })
    void theProjectsOwnWordsAreTags(String term) {
        var events = Events.in("/w").prompt("Let RemediationBatch run the remediation in steps")
                .prompt("Show RemediationBatch in the remediation list").edit("/w/src/remediation/Step.java")
                .edit("/w/src/remediation/Batch.java").response("RemediationBatch is shown.");

        assertThat(tags(events)).contains(term);
    }

    @Test
    void aMemoryHasFewTags() {
        var prompt = "Use React Vue Svelte Angular PostgreSQL MySQL SQLite Redis Kafka Docker Kubernetes Terraform here";

        assertThat(tags(Events.in("/w").prompt(prompt))).hasSizeLessThanOrEqualTo(8);
    }

    private static List<String> tags(Events events) {
        return events.drafts(MemoryKind.TURN).getLast().tags();
    }
}
