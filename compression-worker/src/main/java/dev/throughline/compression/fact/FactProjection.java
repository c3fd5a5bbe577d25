package dev.throughline.compression.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.decision.DecisionStore;
import dev.throughline.compression.memory.ProjectId;
import dev.throughline.compression.memory.ProjectLock;
import dev.throughline.compression.session.EventStore.Placed;
import dev.throughline.compression.session.SessionKey;
import dev.throughline.compression.session.SessionProjection;

/** Keeps what a batch sets and removes: each fact is read once and written once, whatever happened to it. */
@Singleton
class FactProjection implements SessionProjection {

    private final FactStore facts;
    private final ProjectLock projects;
    private final DecisionStore decisions;

    FactProjection(FactStore facts, ProjectLock projects, DecisionStore decisions) {
        this.facts = facts;
        this.projects = projects;
        this.decisions = decisions;
    }

    private record Located(FactKey key, FactChange change) {
    }

    @Override
    public void apply(Transaction transaction, List<Placed> events) {
        var changes = events.stream().flatMap(placed -> FactChange.of(placed.event()).stream()).toList();
        if (changes.isEmpty()) {
            return;
        }
        List<Located> located = located(transaction, changes);
        projects.take(transaction, located.stream().map(one -> new ProjectId(one.key().tenantId(), one.key().projectId()))
                .distinct().toList());
        var before = facts.read(transaction, located.stream().map(Located::key).distinct().toList());
        var batch = new FactBatch(before);
        located.forEach(one -> batch.make(one.key(), one.change()));
        facts.save(transaction, batch.facts());
        facts.add(transaction, batch.versions());
        facts.end(transaction, batch.removed());
        decisions.announce(transaction, batch.decided());
    }

    @Override
    public void repeated(Transaction transaction, List<SessionEvent> events) {
        decisions.announceAgain(transaction, events.stream()
                .filter(event -> event.type() == EventType.FACT_SET || event.type() == EventType.FACT_REMOVED).toList());
    }

    /** A fact is its project's, and outlives the session in which it was set. */
    @Override
    public void forget(Transaction transaction, List<SessionKey> sessions) {
    }

    /** Without those of sessions that belong to no project. */
    private List<Located> located(Transaction transaction, List<FactChange> changes) {
        var known = facts.projects(transaction, changes.stream().map(FactChange::event).toList());
        var located = new ArrayList<Located>(changes.size());
        for (FactChange change : changes) {
            UUID project = known.get(SessionKey.of(change.event()));
            if (project != null) {
                located.add(new Located(change.key(project), change));
            }
        }
        return located;
    }
}
