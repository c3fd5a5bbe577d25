package dev.throughline.compression.compress;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.memory.MemoryKind;

/** Folds a session's new events into its progress, and says which memories come of them. */
public final class Compressor {

    /** The version of these rules; it rises with every change of what they write. */
    public static final String VERSION = "rules-1";

    public Compressed compress(Progress progress, List<SessionEvent> fresh) {
        var drafts = new ArrayList<Draft>();
        int passages = progress.passages();
        int turns = progress.turns();
        for (SessionEvent event : fresh) {
            boolean isPassage = event.type() == EventType.PROMPT || event.type() == EventType.RESPONSE;
            if (isPassage && event.agentId() == null && !event.text("text").isBlank()) {
                turns += event.type() == EventType.PROMPT ? 1 : 0;
                drafts.add(passage(event, ++passages, turns));
            }
        }
        return new Compressed(new Progress(progress.title(), turns, passages), List.of(), drafts, Set.of());
    }

    private static Draft passage(SessionEvent event, int ordinal, int turn) {
        var details = JsonNodeFactory.instance.objectNode()
                .put("role", event.type() == EventType.PROMPT ? "user" : "assistant")
                .put("ordinal", ordinal).put("turn", turn);
        String text = event.text("text");
        return new Draft("passage/" + event.id(), MemoryKind.PASSAGE, event.isPrivate(), "",
                text.substring(0, Math.min(4000, text.length())), List.of(), List.of(), 3, event.occurredAt(),
                List.of(event.id()), details);
    }
}
