package dev.throughline.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.common.json.Json;

/**
 * What an example agent says of a session that it ended.
 *
 * @param delivered whether its client says that all of it arrived
 * @param events type and id of each event that it recorded, in order
 * @param goals by id, with the last status
 * @param agents those that it spawned, by id, with the last status
 */
record Account(String sessionId, boolean delivered, String position, List<List<String>> events, Map<String, String> goals,
        Map<String, String> agents, JsonNode state) {

    static Stream<Account> of(List<String> output) {
        return output.stream().filter(line -> line.startsWith("{")).map(Account::read);
    }

    private static Account read(String line) {
        try {
            return Json.read(line.getBytes(UTF_8), Account.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Not an account: " + line, e);
        }
    }

    List<String> eventTexts(String type) {
        return eventTexts().stream().filter(event -> event.startsWith(type + " ")).toList();
    }

    List<String> eventTexts() {
        return events.stream().map(event -> event.get(0) + " " + event.get(1)).toList();
    }
}
