package dev.throughline.ingest.transcript;

import java.io.IOException;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The records of a file, one after the other. */
interface RecordReader {

    /** A record, or what stands in its place. */
    sealed interface Entry {

        /** Its number in the file, from 0. */
        int index();

        /** {@code bytes} is what it takes in the file. */
        record Usable(int index, ObjectNode json, int bytes) implements Entry {
        }

        record Unusable(int index, String reason) implements Entry {
        }
    }

    /** The next one, or nothing at the end of the file. */
    Optional<Entry> next() throws IOException;
}
