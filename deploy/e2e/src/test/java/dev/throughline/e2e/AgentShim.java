package dev.throughline.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.common.json.Json;

/**
 * The hooks of an agent as it runs them: the commands of the configuration in its folder under clients, started by a shell.
 *
 * @param commands by event
 */
record AgentShim(String agent, Map<String, String> commands, Plugin machine) {

    private static final Path REPOSITORY = Path.of("..", "..").toAbsolutePath().normalize();
    private static final String PLACEHOLDER = "/path/to/throughline";

    /** On a machine that knows the suite by its environment. */
    static AgentShim of(String agent, String file, Path state) {
        return new AgentShim(agent, commands(REPOSITORY.resolve("clients").resolve(agent).resolve(file)),
                Plugin.withEnvironment(state));
    }

    AgentShim on(Plugin other) {
        return new AgentShim(agent, commands, other);
    }

    Plugin.Run hook(String event, Map<String, Object> payload) {
        var whole = new HashMap<String, Object>(payload);
        whole.put("hook_event_name", event);
        return machine.command(commands.get(event), Json.bytes(whole));
    }

    private static Map<String, String> commands(Path file) {
        try {
            var commands = new HashMap<String, String>();
            JsonNode hooks = Json.read(Files.readAllBytes(file), JsonNode.class).path("hooks");
            hooks.properties().forEach(event -> commands.put(event.getKey(), command(event.getValue().path(0))));
            return Map.copyOf(commands);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Some agents group the handlers of an event, and they call the command by different names. */
    private static String command(JsonNode handler) {
        JsonNode own = handler.has("hooks") ? handler.path("hooks").path(0) : handler;
        return Stream.of("command", "bash").map(own::path).filter(JsonNode::isTextual).findFirst().orElseThrow().textValue()
                .replace(PLACEHOLDER, REPOSITORY.toString());
    }

    /** The events that the configuration names. */
    List<String> events() {
        return commands.keySet().stream().sorted().toList();
    }
}
