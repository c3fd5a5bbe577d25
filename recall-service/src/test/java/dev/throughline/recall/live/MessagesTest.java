package dev.throughline.recall.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.event.Source;
import dev.throughline.common.json.Json;
import dev.throughline.common.memory.Visibility;
import dev.throughline.recall.live.FeedTopic.Partition;

class MessagesTest {

    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
    private static final StoredEvent STORED = new StoredEvent(
            new StoredEvent.Session("ann", "ann", Visibility.TEAM, null, null), 7L, NOW, false, "{\"text\":\"x\"}");

    private final Messages messages = new Messages(new Shortener(4_000, 16_384), new KnownSessions(10));

    @ParameterizedTest
    @CsvSource({ "session_started, session_created", "action, action", "response, response", "state, state_updated",
            "goal_added, goal_added", "goal_updated, goal_updated", "agent_spawned, agent_spawned",
            "agent_completed, agent_completed", "session_updated, metadata_updated", "session_ended, session_finalized",
            "prompt, prompt", "tool_call, tool_call", "tool_result, tool_result", "connected, custom", "gap, custom" })
    void anEventIsToldUnderTheNameThatClientsKnow(String type, String told) {
        LiveMessage message = messages.of(arrived(type), STORED).orElseThrow();

        assertThat(message.type()).isEqualTo(told);
        assertThat(message.opening()).startsWith("{\"type\":\"" + told + "\",\"session_id\":\"s\"");
    }

    @Test
    void aNameOfTheClientsOwnIsTold() {
        assertThat(messages.of(arrived("deployed"), STORED).orElseThrow().opening())
                .contains("\"custom_type\":\"deployed\"");
    }

    @Test
    void aDeletedSessionIsToldToItsOwnerAloneWhereNothingWasKnownOfIt() {
        LiveMessage message = messages.of(arrived("session_deleted"), null).orElseThrow();

        assertThat(message.type()).isEqualTo("session_deleted");
        assertThat(message.audience()).isEqualTo(new Audience.Only("ann"));
    }

    @Test
    void whatTheWorkerDidNotKeepIsNotTold() {
        assertThat(messages.of(arrived("action"), null)).isEmpty();
        assertThat(messages.of(new Arrived(new Partition(FeedTopic.EVENTS, 0), 1, null), null)).isEmpty();
    }

    @Test
    void dataThatIsTooLargeIsLeftOut() {
        var huge = new StoredEvent(STORED.session(), 7L, NOW, false, null);

        assertThat(messages.of(arrived("action"), huge).orElseThrow().opening()).contains("\"data\":{\"shortened\":true}");
    }

    private static Arrived arrived(String name) {
        EventType type = EventType.of(name);
        return new Arrived(new Partition(FeedTopic.EVENTS, 0), 1, new SessionEvent("t", "s", "e", "ann", null, type,
                type == EventType.CUSTOM ? name : null, NOW, NOW, Source.API, null, null, null, null, false, null, 0,
                Json.mapper().createObjectNode()));
    }
}
