package dev.throughline.compression.compress;

import java.util.Locale;

/** A file, and what was done to it. */
record FileChange(String path, How how) {

    /** What was done to a file. */
    enum How {
        CREATED,
        EDITED,
        RENAMED,
        DELETED;

        /** The name in JSON, for example {@code created}. */
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What a file has gone through that had this done to it, and then that. */
        How then(How next) {
            return this == CREATED && next != DELETED ? CREATED : next == EDITED && this == RENAMED ? RENAMED : next;
        }
    }

    static FileChange edited(String path) {
        return new FileChange(path, How.EDITED);
    }
}
