package dev.throughline.compression.database;

/** What at most one worker does at a time, however many there are. */
public enum AdvisoryLock {
    RELAY_OUTBOX(7_301_001),
    END_IDLE_SESSIONS(7_301_002),
    PREPARE_MONTHS(7_301_003),
    TAKE_REFINEMENT(7_301_004),
    EMBED_MEMORIES(7_301_005);

    private final long key;

    AdvisoryLock(long key) {
        this.key = key;
    }

    long key() {
        return key;
    }
}
