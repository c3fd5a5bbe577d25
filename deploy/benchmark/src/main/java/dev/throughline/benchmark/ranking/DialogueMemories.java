package dev.throughline.benchmark.ranking;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.throughline.benchmark.ranking.DialogueSet.Turn;
import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.event.Source;
import dev.throughline.common.memory.Memory;
import dev.throughline.common.memory.Visibility;
import dev.throughline.common.security.Caller;
import dev.throughline.compression.compress.Compressor;
import dev.throughline.compression.compress.Draft;
import dev.throughline.compression.compress.Progress;
import dev.throughline.ingest.event.Finisher;
import dev.throughline.ingest.event.Naming;
import dev.throughline.ingest.event.StandardFinisher;
import dev.throughline.ingest.event.TooLarge;

/**
 * What the suite makes of dialogues: each turn is cleaned as ingest-service does it, each session folded as the worker does.
 */
final class DialogueMemories {

    static final String TENANT = "study";
    static final String MEMBER = "study";

    private static final Caller CALLER = new Caller(TENANT, MEMBER, null, "none");

    private final Finisher finisher = StandardFinisher.of(Clock.systemUTC());
    private final Compressor compressor = new Compressor();

    /** The id of a group's project. */
    static UUID project(String group) {
        return UUID.nameUUIDFromBytes(group.getBytes(StandardCharsets.UTF_8));
    }

    /** The memories of each session, in the order of the file. */
    List<Collection<Memory>> of(List<Turn> turns) {
        var sessions = turns.stream().collect(
                Collectors.groupingBy(turn -> List.of(turn.group(), turn.session()), LinkedHashMap::new, Collectors.toList()));
        return sessions.values().stream().map(this::session).toList();
    }

    private Collection<Memory> session(List<Turn> turns) {
        var compressed = compressor.compress(Progress.START, turns.stream().map(this::event).toList());
        var memories = new LinkedHashMap<String, Memory>();
        compressed.drafts().forEach(draft -> memories.put(draft.place(), memory(draft, turns.getFirst())));
        return memories.values();
    }

    private SessionEvent event(Turn turn) {
        var type = turn.speaker().equalsIgnoreCase("assistant") ? EventType.RESPONSE : EventType.PROMPT;
        String text = turn.text() + (turn.caption().isEmpty() ? "" : " [shows: " + turn.caption() + "]");
        var data = JsonNodeFactory.instance.objectNode().put("text", text).put("speaker", turn.speaker());
        var origin = new dev.throughline.ingest.event.Draft.Origin(Source.API, Optional.empty(), null, null, null);
        try {
            return finisher.finish(new dev.throughline.ingest.event.Draft(session(turn), type, null, TurnTime.of(turn), null,
                    Naming.given(turn.group() + "/" + turn.id()), data, origin), CALLER).event();
        } catch (TooLarge e) {
            throw new IllegalStateException("Turn " + turn.id() + " of " + turn.group() + " is too large", e);
        }
    }

    private static String session(Turn turn) {
        return turn.group() + "/" + turn.session();
    }

    private static Memory memory(Draft draft, Turn first) {
        UUID project = project(first.group());
        var id = UUID.nameUUIDFromBytes((session(first) + "/" + draft.place()).getBytes(StandardCharsets.UTF_8));
        return new Memory(id, TENANT, project, first.group(), session(first), MEMBER,
                draft.isPrivate() ? Visibility.PRIVATE : Visibility.TEAM, draft.kind(), draft.title(), draft.body(),
                draft.tags(), draft.files(), draft.importance(), draft.occurredAt(), null, 1, null, draft.eventIds(),
                Compressor.VERSION, "", draft.details());
    }
}
