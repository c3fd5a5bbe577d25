package dev.throughline.compression.rescan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.throughline.common.secret.JsonRedactor;
import dev.throughline.common.secret.Redaction;
import dev.throughline.common.secret.Redactor;
import dev.throughline.compression.database.Transaction;

/** The rows of a stage. A tenant's own, always: the worker's role sees all. */
interface StoredTexts {

    Stage stage();

    /** The next rows behind the rescan's position, in the order of their keys; they are not locked. */
    List<StoredRow> page(Transaction transaction, Rescan rescan, int most);

    /** Locks rows in the order in which live intake does, and reads them again. Those that are gone are left out. */
    List<StoredRow> lock(Transaction transaction, Rescan rescan, List<StoredRow> rows);

    /** Writes rows that were locked. */
    void write(Transaction transaction, Rescan rescan, List<CleanedRow> rows);

    /** Cleans a row in place; empty when there is nothing to take out of it. */
    default Optional<CleanedRow> clean(StoredRow row, Redactor redactor) {
        var finds = new ArrayList<Redaction.Find>();
        JsonRedactor.ofValues(redactor).redact(row.texts(), finds::add);
        return finds.isEmpty() ? Optional.empty() : Optional.of(new CleanedRow(row, finds));
    }
}
