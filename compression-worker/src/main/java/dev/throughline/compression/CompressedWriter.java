package dev.throughline.compression;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.throughline.compression.compress.Compressed;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.memory.MemoryRow;
import dev.throughline.compression.memory.MemoryStore;
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

    CompressedWriter(TurnStore turns, MemoryStore memories) {
        this.turns = turns;
        this.memories = memories;
    }

    void write(Transaction transaction, List<Written> written) {
        var sessionTurns = written.stream().flatMap(one -> one.compressed().turns().stream()
                .map(turn -> new TurnStore.SessionTurn(one.session().key(), turn))).toList();
        if (!sessionTurns.isEmpty()) {
            turns.upsert(transaction, sessionTurns);
        }
        memories.upsert(transaction, written.stream().flatMap(one -> one.compressed().drafts().stream()
                .map(draft -> MemoryRow.of(one.session(), draft))).toList());
    }
}
