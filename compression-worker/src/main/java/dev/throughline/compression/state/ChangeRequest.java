package dev.throughline.compression.state;

import java.util.Optional;

import dev.throughline.common.event.ChangeDecided;
import dev.throughline.common.event.ChangeDecided.Refusal;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.compression.decision.Decision;
import dev.throughline.compression.decision.ExpectedVersion;
import dev.throughline.compression.session.EventStore.Placed;

/** An event that asks for a change of its session's state. */
record ChangeRequest(Placed placed) {

    /** A change of which texts were cut to fit a record is not the one that was meant. */
    Document.Outcome on(Document document, int mostBytes) {
        SessionEvent event = placed.event();
        return event.data().has("truncated") ? new Document.Outcome.Refused(Refusal.SIZE)
                : document.after(StateChange.of(event.data()), ExpectedVersion.of(event), mostBytes);
    }

    /** For whoever waits to hear of it; empty where the change depends on no version. */
    Optional<Decision> decision(Document before, Document.Outcome outcome) {
        SessionEvent event = placed.event();
        return ExpectedVersion.of(event).isEmpty() ? Optional.empty()
                : Optional.of(new Decision(event, decided(before, outcome)));
    }

    private ChangeDecided decided(Document before, Document.Outcome outcome) {
        String subject = "session/" + placed.event().sessionId() + "/state";
        return switch (outcome) {
            case Document.Outcome.Changed(Document after) ->
                ChangeDecided.applied(placed.event(), subject, after.version());
            case Document.Outcome.Refused(Refusal reason) ->
                ChangeDecided.refused(placed.event(), subject, before.version(), reason);
        };
    }
}
