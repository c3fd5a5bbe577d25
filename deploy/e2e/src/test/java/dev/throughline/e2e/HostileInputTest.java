package dev.throughline.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An id is data: never a path, a query or a pattern. */
class HostileInputTest {

    private final Client client = Suite.running().client();

    @ParameterizedTest
    @ValueSource(strings = { "../../x", "..\\..\\x", "/etc/passwd", "%2e%2e%2f", "a'; DROP TABLE memory.session; --",
            "\"quoted\"",
            "$(touch x)`id`", "{{7*7}}", "<script>alert(1)</script>", "🦊🧵", "مرحبا", "* OR id:*", "a b\u00a0c" })
    void aPrintableIdIsKeptAsItIs(String session) {
        String text = "Nobody expects the answer to " + session;

        String position = client.append(Event.prompt(session, text)).position();

        assertThat(client.found(Map.of("q", "nobody expects", "session_id", session, "kinds", "passage", "after", position)))
                .containsExactly(text);
        var answer = client.get("/api/sessions/" + URLEncoder.encode(session, UTF_8).replace("+", "%20"), Map.of());
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body().path("id").asText()).isEqualTo(session);
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 201, 300, 100_000 })
    void anIdOfAnotherLengthIsRefusedByName(int length) {
        var answer = client.append(Event.prompt("x".repeat(length), "text"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().toString()).contains("session_id");
    }

    @ParameterizedTest
    @ValueSource(strings = { "nul\u0000", "line\nbreak", "bell\u0007" })
    void anIdThatCannotBePrintedIsRefusedByName(String session) {
        var answer = client.append(Event.prompt(session, "text"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().toString()).contains("session_id");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "   ", "\"", "((((", "AND OR NOT", "a:b:c^~*?", "[a TO b}", "' OR 1=1 --", "\\", "🦊",
            "\u0000", "../../etc/passwd", "title:*", "+-&&||!" })
    void aHostileQueryIsNeverAnError(String query) {
        assertThat(client.search(Map.of("q", query)).status()).isEqualTo(200);
        assertThat(client.get("/api/recall", Map.of("q", query)).status()).isEqualTo(200);
    }
}
