package dev.throughline.compression;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.throughline.common.memory.MemoryKind;
import dev.throughline.compression.compress.Compressed;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.memory.MemoryRow;
import dev.throughline.compression.memory.MemoryStore;
import dev.throughline.compression.memory.ProjectStates;
import dev.throughline.compression.refine.RefinementQueue;
import dev.throughline.compression.session.Session;
import dev.throughline.compression.session.TurnStore;

/** Writes what the compressor made of sessions: their turns and memories. */
@ApplicationScoped
class CompressedWriter {

    /** A session as it is now, and what came of it. */
    record Written(Session session, Compressed compressed) {
    }

    private final TurnStore turns;
    private final MemoryStore memories;
    private final ProjectStates states;
    private final RefinementQueue refinements;

    CompressedWriter(TurnStore turns, MemoryStore memories, ProjectStates states, RefinementQueue refinements) {
        this.turns = turns;
        this.memories = memories;
        this.states = states;
        this.refinements = refinements;
    }

    void write(Transaction transaction, List<Written> written) {
        var sessionTurns = written.stream().flatMap(one -> one.compressed().turns().stream()
                .map(turn -> new TurnStore.SessionTurn(one.session().key(), turn))).toList();
        if (!sessionTurns.isEmpty()) {
            turns.upsert(transaction, sessionTurns);
        }
        memories.upsert(transaction, written.stream().flatMap(one -> one.compressed().drafts().stream()
                .map(draft -> MemoryRow.of(one.session(), draft))).toList());
        states.refresh(transaction, projectsWithNewContext(written));
        refinements.add(transaction, written.stream().map(Written::session).toList());
    }

    private static Set<ProjectStates.ProjectId> projectsWithNewContext(List<Written> written) {
        var projects = new LinkedHashSet<ProjectStates.ProjectId>();
        for (Written one : written) {
            UUID project = one.session().projectId();
            if (project != null && one.compressed().drafts().stream().anyMatch(draft -> draft.kind() == MemoryKind.CONTEXT)) {
                projects.add(new ProjectStates.ProjectId(one.session().key().tenantId(), project));
            }
        }
        return projects;
    }
}
