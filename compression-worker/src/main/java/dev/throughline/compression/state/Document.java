package dev.throughline.compression.state;

import java.util.Optional;
import java.util.OptionalLong;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.ChangeDecided.Refusal;
import dev.throughline.common.json.Json;

/**
 * The document that a session's clients keep in common.
 *
 * @param version how many changes were made
 * @param bytesAtMost its size as JSON, or more: measured anew only when it might be too large
 */
record Document(long version, ObjectNode content, int bytesAtMost) {

    static final Document EMPTY = new Document(0, JsonNodeFactory.instance.objectNode(), 2);

    /** What became of a change. */
    sealed interface Outcome {

        record Changed(Document document) implements Outcome {
        }

        record Refused(Refusal reason) implements Outcome {
        }
    }

    /**
     * The document after a change.
     *
     * @param change absent where the event does not have the form of one
     * @param expected the version on which alone it is to be made
     */
    Outcome after(Optional<StateChange> change, OptionalLong expected, int mostBytes) {
        if (expected.isPresent() && expected.getAsLong() != version) {
            return new Outcome.Refused(Refusal.VERSION);
        }
        return change.flatMap(asked -> asked.on(content).map(changed -> grown(changed, asked.bytes(), mostBytes)))
                .orElse(new Outcome.Refused(Refusal.FORM));
    }

    int bytes() {
        return Json.bytes(content).length;
    }

    private Outcome grown(ObjectNode changed, int more, int mostBytes) {
        int atMost = bytesAtMost + more;
        var document = new Document(version + 1, changed, atMost <= mostBytes ? atMost : Json.bytes(changed).length);
        return document.bytesAtMost <= mostBytes ? new Outcome.Changed(document) : new Outcome.Refused(Refusal.SIZE);
    }
}
