package dev.throughline.recall;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.json.Json;
import dev.throughline.common.memory.Memory;
import dev.throughline.common.memory.MemoryKind;
import dev.throughline.common.memory.Visibility;

/** Makes memories of one project; each {@code with…} is a changed copy. */
public record Memories(String tenant, String owner, Visibility visibility, String project, String session, Instant time,
        List<String> tags, List<String> files) {

    public static Memories of(String tenant, String project) {
        return new Memories(tenant, "ann", Visibility.TEAM, project, project + "/s1", Instant.parse("2026-03-02T10:00:00Z"),
                List.of(), List.of());
    }

    public Memories withSession(String name) {
        return new Memories(tenant, owner, visibility, project, project + "/" + name, time, tags, files);
    }

    public Memories withTime(String instant) {
        return new Memories(tenant, owner, visibility, project, session, Instant.parse(instant), tags, files);
    }

    public Memories withTags(String... names) {
        return new Memories(tenant, owner, visibility, project, session, time, List.of(names), files);
    }

    public Memories withFiles(String... paths) {
        return new Memories(tenant, owner, visibility, project, session, time, tags, List.of(paths));
    }

    public Memories privateTo(String member) {
        return new Memories(tenant, member, Visibility.PRIVATE, project, session, time, tags, files);
    }

    public Memory prompt(int ordinal, String text) {
        return passage("user", ordinal, text);
    }

    public Memory response(int ordinal, String text) {
        return passage("assistant", ordinal, text);
    }

    public Memory of(MemoryKind kind, String title, String body) {
        return memory(kind, title, body, Json.mapper().createObjectNode());
    }

    private Memory passage(String role, int ordinal, String text) {
        ObjectNode details = Json.mapper().createObjectNode().put("role", role).put("speaker", role).put("ordinal", ordinal);
        return memory(MemoryKind.PASSAGE, text.substring(0, Math.min(40, text.length())), text, details);
    }

    private Memory memory(MemoryKind kind, String title, String body, ObjectNode details) {
        UUID projectId = UUID.nameUUIDFromBytes((tenant + "/" + project).getBytes(StandardCharsets.UTF_8));
        UUID id = UUID.randomUUID();
        return new Memory(id, tenant, projectId, project, session, owner, visibility, kind, title, body, tags, files, 5, time,
                null, 1, null, List.of("event-" + id), "test", "hash", details);
    }
}
