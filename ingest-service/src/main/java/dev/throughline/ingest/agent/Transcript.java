package dev.throughline.ingest.agent;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Makes events of one transcript file, record by record. The same file gives the same events with the same ids, and a longer
 * version of it the same and more. One for one file; its memory is bounded whatever the file holds.
 */
public interface Transcript {

    /**
     * Takes the next record.
     *
     * @param bytes its size
     * @return what is wrong with it, or nothing
     */
    Optional<String> read(ObjectNode record, int bytes);

    /** The file is at its end: what was held back goes out. */
    void end();

    /** The session of the last record that named one. */
    @Nullable
    String sessionId();

    /** Records without an event of their own, by type. */
    Map<String, Integer> skipped();
}
