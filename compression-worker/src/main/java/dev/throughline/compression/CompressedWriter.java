package dev.throughline.compression;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

import dev.throughline.common.memory.MemoryKind;
import dev.throughline.compression.compress.Compressed;
import dev.throughline.compression.compress.Draft;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.memory.MemoryRow;
import dev.throughline.compression.memory.MemoryStore;
import dev.throughline.compression.memory.ProjectId;
import dev.throughline.compression.memory.ProjectLock;
import dev.throughline.compression.memory.ProjectStates;
import dev.throughline.compression.memory.Successions;
import dev.throughline.compression.refine.RefinementQueue;
import dev.throughline.compression.session.Session;
import dev.throughline.compression.session.TurnStore;
import dev.throughline.compression.succession.Lasting;

/** Writes what the compressor made of sessions: their turns and memories. */
@ApplicationScoped
public class CompressedWriter {

    /** A session as it is now, and what came of it. */
    public record Written(Session session, Compressed compressed) {
    }

    private final TurnStore turns;
    private final MemoryStore memories;
    private final ProjectLock lock;
    private final Successions successions;
    private final ProjectStates states;
    private final RefinementQueue refinements;

    CompressedWriter(TurnStore turns, MemoryStore memories, ProjectLock lock, Successions successions, ProjectStates states,
            RefinementQueue refinements) {
        this.turns = turns;
        this.memories = memories;
        this.lock = lock;
        this.successions = successions;
        this.states = states;
        this.refinements = refinements;
    }

    /** Writes them under the locks of their sessions' rows. */
    public void write(Transaction transaction, List<Written> written) {
        var sessionTurns = written.stream().flatMap(one -> one.compressed().turns().stream()
                .map(turn -> new TurnStore.SessionTurn(one.session().key(), turn))).toList();
        if (!sessionTurns.isEmpty()) {
            turns.upsert(transaction, sessionTurns);
        }
        lock.take(transaction,
                projects(written, draft -> draft.kind() == MemoryKind.CONTEXT || Lasting.isLasting(draft.kind())));
        successions.settle(transaction, memories.upsert(transaction, written.stream()
                .flatMap(one -> one.compressed().drafts().stream().map(draft -> MemoryRow.of(one.session(), draft))).toList()));
        states.refresh(transaction, projects(written, draft -> draft.kind() == MemoryKind.CONTEXT));
        refinements.add(transaction, written.stream().map(Written::session).toList());
    }

    /** Of the sessions of which such a memory is written. */
    private static Set<ProjectId> projects(List<Written> written, Predicate<Draft> memory) {
        var projects = new LinkedHashSet<ProjectId>();
        for (Written one : written) {
            UUID project = one.session().projectId();
            if (project != null && one.compressed().drafts().stream().anyMatch(memory)) {
                projects.add(new ProjectId(one.session().key().tenantId(), project));
            }
        }
        return projects;
    }
}
