package dev.throughline.compression.session;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.json.MergePatch;

/**
 * What people put on a session to find it again. What does not have the form that it should have changes nothing.
 *
 * @param title by a client, "" where none gave one
 * @param metadata whatever clients want to keep with the session
 */
public record Labels(String title, boolean pinned, boolean archived, List<String> tags, ObjectNode metadata) {

    private static final int MOST_TITLE_CHARACTERS = 300;
    private static final int MOST_TAGS = 100;
    private static final int MOST_TAG_CHARACTERS = 100;
    /** Together; a patch that would bring in more is left out. */
    private static final int MOST_METADATA_CHARACTERS = 64 * 1024;

    public Labels {
        tags = List.copyOf(tags);
    }

    Labels after(SessionEvent event) {
        return switch (event.type()) {
            case SESSION_STARTED, SESSION_RESUMED, SESSION_UPDATED -> changed(event.data());
            default -> this;
        };
    }

    private Labels changed(ObjectNode data) {
        String named = data.path("title").asText("").strip();
        return new Labels(
                named.isEmpty() || named.length() > MOST_TITLE_CHARACTERS ? title : named,
                data.path("pinned").asBoolean(pinned),
                data.path("archived").asBoolean(archived),
                tagsAfter(data), metadataAfter(data));
    }

    private List<String> tagsAfter(ObjectNode data) {
        SequencedSet<String> after = new LinkedHashSet<>(data.path("tags").isArray() ? texts(data, "tags") : tags);
        after.addAll(texts(data, "add_tags"));
        texts(data, "remove_tags").forEach(after::remove);
        return after.stream().limit(MOST_TAGS).toList();
    }

    private ObjectNode metadataAfter(ObjectNode data) {
        if (!(data.get("metadata") instanceof ObjectNode patch)) {
            return metadata;
        }
        ObjectNode after = MergePatch.merged(metadata, patch);
        return after.toString().length() <= MOST_METADATA_CHARACTERS ? after : metadata;
    }

    private static List<String> texts(ObjectNode data, String field) {
        var texts = new ArrayList<String>();
        for (JsonNode element : data.path(field)) {
            String text = element.asText("").strip();
            if (!text.isEmpty() && text.length() <= MOST_TAG_CHARACTERS) {
                texts.add(text);
            }
        }
        return texts;
    }
}
