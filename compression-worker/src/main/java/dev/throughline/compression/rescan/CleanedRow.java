package dev.throughline.compression.rescan;

import java.util.List;

import dev.throughline.common.secret.Redaction;

/** A row whose texts have lost their secrets, and what was taken out of them. */
record CleanedRow(StoredRow row, List<Redaction.Find> finds) {

    CleanedRow {
        finds = List.copyOf(finds);
    }
}
