package dev.throughline.compression.compress;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What one prompt led to.
 *
 * @param ordinal from 1 in the session
 * @param intent what was asked, cut at a sentence or word
 * @param outcome the gist of the last response
 * @param details commands and failures
 */
public record Turn(
        int ordinal,
        String intent,
        String outcome,
        boolean isPrivate,
        Instant startedAt,
        Instant lastEventAt,
        List<String> filesRead,
        List<String> filesEdited,
        ObjectNode details) {

    public Turn {
        filesRead = List.copyOf(filesRead);
        filesEdited = List.copyOf(filesEdited);
    }
}
