package dev.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** A session that was captured live and is imported later from its transcript is there once. */
class LiveAndImportedTest {

    private static final List<String> PROMPTS = List.of("Change the price list", "continue", "continue", "Now run the tests",
            "continue");

    private final Client client = Suite.running().client();

    @Test
    void eachPromptAndToolCallIsStoredOnce() {
        var conversation = new Conversation("live-then-imported", PROMPTS);
        conversation.hookCalls().forEach(call -> assertThat(client.hook(call, Map.of()).status()).isEqualTo(202));
        client.awaitArrivalOf(conversation.session());

        client.awaitArrival(client.importTranscript(conversation, "live").position());

        assertThat(texts(conversation, "prompt")).isEqualTo(PROMPTS);
        assertThat(rows(conversation, "tool_result")).isEqualTo(conversation.toolCalls());
        assertThat(texts(conversation, "response")).hasSize(PROMPTS.size());
    }

    @Test
    void aLongerVersionOfATranscriptAddsOnlyWhatIsNew() {
        var whole = new Conversation("grown", PROMPTS);
        var start = new Conversation("grown", PROMPTS.subList(0, 2));
        client.awaitArrival(client.importTranscript(start, "live").position());

        client.awaitArrival(client.importTranscript(whole, "live").position());
        client.awaitArrival(client.importTranscript(whole, "live").position());

        assertThat(texts(whole, "prompt")).isEqualTo(PROMPTS);
        assertThat(rows(whole, "tool_result")).isEqualTo(whole.toolCalls());
    }

    private static List<String> texts(Conversation conversation, String type) {
        return Database.texts("""
                SELECT data ->> 'text'
                FROM memory.session_event
                WHERE tenant_id = ? AND session_id = ? AND type = ?
                ORDER BY sequence
                """, Suite.TENANT, conversation.session(), type);
    }

    private static int rows(Conversation conversation, String type) {
        return texts(conversation, type).size();
    }
}
