package dev.throughline.verify;

import java.util.Locale;

/** Something that does not fit. */
sealed interface Finding {

    /** What was done to an entry. */
    enum Manipulation {
        CHANGED,
        REMOVED,
        REORDERED,
        INSERTED
    }

    /** An entry is not what was appended; {@code sequence} is its place in the export, of a removed one the place it had. */
    record Manipulated(long sequence, Manipulation manipulation) implements Finding {
        @Override
        public String toString() {
            return "entry " + sequence + " was " + manipulation.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Stored hashes and a signed head contradict each other: the hashes were falsified too. */
    record WrongRoot(long after, long size) implements Finding {
        @Override
        public String toString() {
            return "the stored hashes do not give the root that was signed over " + size
                    + " entries: something among the entries " + (after + 1) + " to " + size + " was falsified with its hash";
        }
    }

    /** A head is not signed by the key. */
    record Forged(long size) implements Finding {
        @Override
        public String toString() {
            return "the head over " + size + " entries is not signed by this key";
        }
    }

    /** The log is not the one, or not all, that a head was signed over. */
    record Contradiction(String what) implements Finding {
        @Override
        public String toString() {
            return what;
        }
    }
}
