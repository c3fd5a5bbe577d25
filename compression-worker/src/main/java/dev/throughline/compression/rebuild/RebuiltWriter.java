package dev.throughline.compression.rebuild;

import java.util.List;
import java.util.Set;

import jakarta.inject.Singleton;

import dev.throughline.compression.CompressedWriter;
import dev.throughline.compression.compress.Compressed;
import dev.throughline.compression.compress.Draft;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.memory.MemoryEraser;
import dev.throughline.compression.memory.MemoryStore;
import dev.throughline.compression.memory.ProjectId;
import dev.throughline.compression.memory.ProjectLock;
import dev.throughline.compression.session.Session;
import dev.throughline.compression.session.SessionStore;
import dev.throughline.compression.session.TurnStore;

/** Puts what the rules of today make of a session in the place of what was made before. The session's row is locked. */
@Singleton
class RebuiltWriter {

    private final SessionStore sessions;
    private final TurnStore turns;
    private final ProjectLock lock;
    private final MemoryEraser eraser;
    private final MemoryStore memories;
    private final CompressedWriter writer;

    RebuiltWriter(SessionStore sessions, TurnStore turns, ProjectLock lock, MemoryEraser eraser, MemoryStore memories,
            CompressedWriter writer) {
        this.sessions = sessions;
        this.turns = turns;
        this.lock = lock;
        this.eraser = eraser;
        this.memories = memories;
        this.writer = writer;
    }

    /** What is gone goes first, so that what it had superseded is looked at again with what is new. */
    Outcome.Rebuilt write(Transaction transaction, Session before, Compressed compressed) {
        Session session = before.with(compressed.progress());
        var key = session.key();
        Set<ProjectId> projects = session.projectId() == null ? Set.of()
                : Set.of(new ProjectId(key.tenantId(), session.projectId()));
        lock.take(transaction, projects);
        int removed = eraser.eraseOthers(transaction, key, compressed.drafts().stream().map(Draft::place).toList());
        turns.delete(transaction, List.of(key), Integer.MAX_VALUE);
        sessions.saveProgress(transaction, session);
        writer.write(transaction, List.of(new CompressedWriter.Written(session, compressed)));
        if (removed > 0) {
            eraser.restate(transaction, projects);
        }
        return new Outcome.Rebuilt(memories.writtenBy(transaction, key), removed);
    }
}
