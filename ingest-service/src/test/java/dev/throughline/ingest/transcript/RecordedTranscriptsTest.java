package dev.throughline.ingest.transcript;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.security.Scopes;
import dev.throughline.common.topic.Topics;
import dev.throughline.ingest.KafkaReader;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

/**
 * Real sessions of the agents, which lie beside the repository: the import finds what src/test/python/count_transcripts.py
 * counted in them.
 */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class RecordedTranscriptsTest {

    private static final Path TRANSCRIPTS = Path.of("..", "..", "shared", "data", "transcripts");

    private final String tenant = UUID.randomUUID().toString();

    record Counted(String file, String tool, int prompts, int responses, int toolResults, int toolFailures, int usages,
            Tokens tokens, int rejected) {

        static Counted of(String line) {
            String[] c = line.split("\t");
            return new Counted(c[0], c[1], Integer.parseInt(c[2]), Integer.parseInt(c[3]), Integer.parseInt(c[4]),
                    Integer.parseInt(c[5]), Integer.parseInt(c[6]),
                    new Tokens(Long.parseLong(c[7]), Long.parseLong(c[8]), Long.parseLong(c[9])), Integer.parseInt(c[10]));
        }

        @Override
        public String toString() {
            return tool + " " + file;
        }
    }

    record Tokens(long input, long cacheRead, long output) {
    }

    @ParameterizedTest
    @MethodSource("counted")
    void everythingThatCarriesMemoryIsTakenInOnce(Counted counted) throws IOException {
        JsonPath receipt = imported(counted);
        List<SessionEvent> events = events();

        assertThat(new Counted(counted.file(), counted.tool(), count(events, EventType.PROMPT),
                count(events, EventType.RESPONSE), count(events, EventType.TOOL_RESULT), count(events, EventType.TOOL_FAILED),
                count(events, EventType.USAGE), tokens(events), receipt.getInt("rejected_lines"))).isEqualTo(counted);
        assertThat(receipt.getInt("duplicates")).isZero();
        assertThat(events).extracting(SessionEvent::id).doesNotHaveDuplicates();
        assertThat(events).extracting(SessionEvent::tool).allMatch(counted.tool()::equals);
    }

    @ParameterizedTest
    @MethodSource("counted")
    void importedAgainItIsTheSame(Counted counted) throws IOException {
        imported(counted);
        List<String> first = ids();

        imported(counted);

        assertThat(ids()).hasSize(2 * first.size()).startsWith(first.toArray(String[]::new))
                .endsWith(first.toArray(String[]::new));
    }

    static Stream<Counted> counted() throws IOException {
        return Files.readAllLines(Path.of("src", "test", "resources", "transcripts", "counts.tsv")).stream().skip(1)
                .map(Counted::of);
    }

    private JsonPath imported(Counted counted) throws IOException {
        return given().auth().oauth2(TestTokens.of(tenant, "ann", Scopes.INGEST)).header("Content-Encoding", "gzip")
                .contentType("application/octet-stream").queryParam("tool", counted.tool())
                .body(Files.readAllBytes(TRANSCRIPTS.resolve(counted.file()))).post("/api/transcripts").then().statusCode(202)
                .extract().jsonPath();
    }

    private static int count(List<SessionEvent> events, EventType type) {
        return (int) events.stream().filter(event -> event.type() == type).count();
    }

    private static Tokens tokens(List<SessionEvent> events) {
        return new Tokens(sum(events, "input_tokens"), sum(events, "cache_read_input_tokens"), sum(events, "output_tokens"));
    }

    private static long sum(List<SessionEvent> events, String field) {
        return events.stream().filter(event -> event.type() == EventType.USAGE)
                .mapToLong(event -> event.data().path(field).asLong()).sum();
    }

    private List<String> ids() {
        return events().stream().map(SessionEvent::id).toList();
    }

    private List<SessionEvent> events() {
        return KafkaReader.events(Topics.SESSION_IMPORTED, tenant);
    }
}
