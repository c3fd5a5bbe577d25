package dev.throughline.compression.session;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;

/**
 * What clients said of where and by whom a session is held; the latest value stands.
 *
 * @param parentId the session that it goes on from, or of which it is a part
 * @param userId whose it is by the client's word; absent where that is its owner
 * @param folder in which the agent works
 * @param git {@code commit} and {@code status}
 * @param initial {@code source}, {@code input} and {@code config} with which it was created; what was first said stands
 */
public record Description(
        @Nullable String parentId,
        @Nullable String tool,
        @Nullable String machine,
        @Nullable String branch,
        @Nullable String userId,
        @Nullable String model,
        @Nullable String permissionMode,
        @Nullable String folder,
        ObjectNode git,
        ObjectNode initial) {

    private static final List<String> INITIAL = List.of("source", "input", "config");
    private static final int MOST_CHARACTERS = 500;
    private static final int MOST_STATUS_CHARACTERS = 8_000;

    Description after(SessionEvent event) {
        boolean begins = event.type() == EventType.SESSION_STARTED || event.type() == EventType.SESSION_RESUMED;
        JsonNode config = event.data().path("config");
        return new Description(
                begins ? latest(parentId, parentOf(event)) : parentId,
                latest(tool, event.tool()), latest(machine, event.machine()), latest(branch, event.branch()),
                begins ? latest(userId, text(event.data(), "user")) : userId,
                begins ? latest(model, latest(text(config, "model"), text(event.data(), "model"))) : model,
                latest(permissionMode, latest(text(config, "permission_mode"), text(event.data(), "permission_mode"))),
                latest(folder, text(event.data(), "cwd")),
                gitAfter(event.data()), begins && initial.isEmpty() ? Kept.of(event.data(), INITIAL) : initial);
    }

    private ObjectNode gitAfter(ObjectNode data) {
        String commit = text(data, "git_commit");
        JsonNode status = data.path("git_status");
        boolean hasStatus = !status.isMissingNode() && status.toString().length() <= MOST_STATUS_CHARACTERS;
        if (commit == null && !hasStatus) {
            return git;
        }
        ObjectNode after = git.deepCopy();
        if (commit != null) {
            after.put("commit", commit);
        }
        if (hasStatus) {
            after.set("status", status);
        }
        return after;
    }

    private static @Nullable String parentOf(SessionEvent event) {
        String parent = text(event.data(), "parent_session_id");
        return event.sessionId().equals(parent) ? null : parent;
    }

    private static @Nullable String latest(@Nullable String before, @Nullable String after) {
        return after == null ? before : after;
    }

    /** Anything but a short text counts as absent: clients send what they like. */
    private static @Nullable String text(JsonNode data, String field) {
        String text = data.path(field).textValue();
        return text == null || text.isBlank() || text.length() > MOST_CHARACTERS ? null : text;
    }
}
