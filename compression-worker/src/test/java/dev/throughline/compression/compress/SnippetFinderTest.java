package dev.throughline.compression.compress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.throughline.common.memory.MemoryKind;

class SnippetFinderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            To run one test:          | bash | ./mvnw -pl shop -Dtest=BasketTest test    | command
            Add to application.yaml:  | yaml | server: {port: 9003, host: localhost}     | configuration
            The table:                | sql  | CREATE TABLE basket (id uuid PRIMARY KEY) | code
            ## The type               | ts   | export interface Basket { total: number } | code
            """)
    void aSmallBlockThatIsLedInIsKept(String lead, String language, String code, String type) {
        var snippet = Events.in("/w").prompt("How?").response(lead + "\n\n```" + language + "\n" + code + "\n```\n")
                .only(MemoryKind.SNIPPET);

        assertThat(snippet.body()).isEqualTo(code);
        assertThat(snippet.details().path("type").asText()).isEqualTo(type);
        assertThat(snippet.details().path("language").asText()).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "To run it:\n```\n./mvnw verify -pl shop\n```",
            "```bash\n./mvnw verify -pl shop\n```",
            "The output of the run:\n```bash\nBUILD SUCCESS in 12 s\n```",
            "Instead of running:\n```bash\nnpm install --legacy-peer-deps\n```",
            "To run it:\n```bash\n./run.sh\n```",
            "Use this:\n```ts\nconst total = items.reduce((a, b) => a + b, 0);\n```",
            "To start:\n```bash\nexport API_KEY=abc\ncd /tmp/somewhere\n```",
    })
    void whatIsUnnamedUnledRefutedOrTinyIsNot(String response) {
        assertThat(Events.in("/w").prompt("How?").response(response).drafts(MemoryKind.SNIPPET)).isEmpty();
    }

    @Test
    void aSessionKeepsFiveAndTheBest() {
        var events = Events.in("/w").prompt("How?");
        for (int number = 0; number < 7; number++) {
            events.response("To run number " + number + ":\n```bash\nnpm run check-" + number + "-of-all\n```");
        }
        var snippets = events.response("The table:\n```sql\nCREATE TABLE basket (id uuid PRIMARY KEY)\n```")
                .drafts(MemoryKind.SNIPPET);

        assertThat(snippets).hasSize(5).extracting(Draft::body).contains("CREATE TABLE basket (id uuid PRIMARY KEY)");
    }
}
