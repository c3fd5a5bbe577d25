package dev.throughline.compression.state;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;

import dev.throughline.common.event.ChangeDecided.Refusal;
import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.decision.Decision;
import dev.throughline.compression.decision.DecisionStore;
import dev.throughline.compression.session.EventStore.Placed;
import dev.throughline.compression.session.SessionKey;
import dev.throughline.compression.session.SessionProjection;

/** Makes the changes of a batch to the states of its sessions: each state is read once and written once. */
@Singleton
class StateProjection implements SessionProjection {

    private final StateStore states;
    private final DecisionStore decisions;
    private final StateConfig config;
    private final MeterRegistry meters;

    StateProjection(StateStore states, DecisionStore decisions, StateConfig config, MeterRegistry meters) {
        this.states = states;
        this.decisions = decisions;
        this.config = config;
        this.meters = meters;
    }

    @Override
    public void apply(Transaction transaction, List<Placed> events) {
        SortedMap<SessionKey, List<Placed>> told = events.stream().filter(StateProjection::isToldHere)
                .collect(Collectors.groupingBy(placed -> SessionKey.of(placed.event()), TreeMap::new, Collectors.toList()));
        if (told.isEmpty()) {
            return;
        }
        var before = states.read(transaction, told.keySet());
        var decided = new ArrayList<Decision>();
        states.save(transaction, told.entrySet().stream().map(session -> after(
                before.getOrDefault(session.getKey(), SessionState.none(session.getKey())), session.getValue(), decided))
                .toList());
        decisions.announce(transaction, decided);
    }

    @Override
    public void repeated(Transaction transaction, List<SessionEvent> events) {
        decisions.announceAgain(transaction, events.stream().filter(event -> event.type() == EventType.STATE).toList());
    }

    @Override
    public void forget(Transaction transaction, List<SessionKey> sessions) {
        states.forget(transaction, sessions);
    }

    private SessionState after(SessionState before, List<Placed> events, List<Decision> decided) {
        SessionState state = before;
        for (Placed placed : events) {
            state = placed.event().type() == EventType.PHASE ? state.inPhase(placed) : changed(state, placed, decided);
        }
        return state;
    }

    private SessionState changed(SessionState before, Placed placed, List<Decision> decided) {
        var request = new ChangeRequest(placed);
        Document.Outcome outcome = request.on(before.document(), config.mostBytes());
        request.decision(before.document(), outcome).ifPresent(decided::add);
        meters.counter("state.changes", "outcome", name(outcome)).increment();
        return switch (outcome) {
            case Document.Outcome.Changed(Document document) -> before.changed(document, placed);
            case Document.Outcome.Refused(Refusal reason) -> before.refused(reason, placed.event());
        };
    }

    private static String name(Document.Outcome outcome) {
        return switch (outcome) {
            case Document.Outcome.Changed made -> "made";
            case Document.Outcome.Refused(Refusal reason) -> reason.wireName();
        };
    }

    private static boolean isToldHere(Placed placed) {
        return placed.event().type() == EventType.STATE || placed.event().type() == EventType.PHASE;
    }
}
