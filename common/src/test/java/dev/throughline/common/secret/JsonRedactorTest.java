package dev.throughline.common.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.json.Json;

class JsonRedactorTest {

    private static final String TOKEN = "ghp_" + "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hJ6";

    private final JsonRedactor redactor = new JsonRedactor(SecretScanner.standard());
    private final ArrayList<Redaction.Find> found = new ArrayList<>();

    @Test
    void aSecretIsTakenOutWhereverItStands() throws JsonProcessingException {
        var data = data("{'text': 'use TOKEN', 'input': {'edits': ['TOKEN', {'new': 'a TOKEN b'}, [1, 'TOKEN']]}, 'n': 1}");

        redactor.redact(data, found::add);

        assertThat(data.toString()).doesNotContain(TOKEN).contains("a [secret:github-token:", "\"n\":1");
        assertThat(found).hasSize(4).allMatch(find -> find.kind().equals("github-token"));
    }

    @Test
    void aValueUnderATellingKeyIsAnAssignment() throws JsonProcessingException {
        var data = data("{'password': 'kD9-vQ2+xR7z', 'note': 'kD9-vQ2+xR7z'}");

        redactor.redact(data, found::add);

        assertThat(data.path("password").asText()).startsWith("[secret:password:");
        assertThat(data.path("note").asText()).isEqualTo("kD9-vQ2+xR7z");
    }

    @Test
    void aCleanOrCleanedObjectStaysAsItIs() throws JsonProcessingException {
        var data = data("{'text': 'use TOKEN', 'password': 'kD9-vQ2+xR7z', 'list': ['plain'], 'none': null}");
        redactor.redact(data, find -> {
        });
        String once = data.toString();

        redactor.redact(data, found::add);

        assertThat(data.toString()).isEqualTo(once);
        assertThat(found).isEmpty();
    }

    private static ObjectNode data(String json) throws JsonProcessingException {
        return (ObjectNode) Json.mapper().readTree(json.replace('\'', '"').replace("TOKEN", TOKEN));
    }
}
