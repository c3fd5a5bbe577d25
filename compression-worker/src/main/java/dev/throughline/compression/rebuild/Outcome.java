package dev.throughline.compression.rebuild;

/** What became of one session. */
sealed interface Outcome {

    /** @param written memories that are new or another version, @param removed those that nothing leads to any more */
    record Rebuilt(long written, long removed) implements Outcome {
    }

    /** Its raw events are not all there, or are more than is borne; it stays as it is. */
    record Skipped() implements Outcome {
    }

    /** It cannot be read or written; it stays as it is. */
    record Failed() implements Outcome {
    }

    default String wireName() {
        return switch (this) {
            case Rebuilt rebuilt -> "rebuilt";
            case Skipped skipped -> "skipped";
            case Failed failed -> "failed";
        };
    }
}
