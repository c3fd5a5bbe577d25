package dev.throughline.compression.rescan;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;

import dev.throughline.common.secret.Redactor;
import dev.throughline.common.secret.tenant.TenantRules;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.secret.TenantSecrets;

/**
 * Cleans the next rows of a rescan. They are looked at without a lock; only those that have a secret are locked, read again and
 * written, so that live intake waits for few of them and briefly.
 */
@Singleton
class RescanBatch {

    private final AllTexts texts;
    private final TenantSecrets secrets;
    private final RescanReporter reporter;
    private final MeterRegistry meters;

    RescanBatch(AllTexts texts, TenantSecrets secrets, RescanReporter reporter, MeterRegistry meters) {
        this.texts = texts;
        this.secrets = secrets;
        this.reporter = reporter;
        this.meters = meters;
    }

    /** The rescan behind its next rows, which are clean now; empty when its stage has no more. */
    Optional<Rescan> clean(Transaction transaction, Rescan rescan, int most) {
        var stage = rescan.place().stage();
        List<StoredRow> page = texts.of(stage).page(transaction, rescan, most);
        if (page.isEmpty()) {
            return Optional.empty();
        }
        var reached = new Rescan.Place(stage, page.getLast().key());
        List<CleanedRow> cleaned = clean(transaction, rescan, page);
        return Optional.of(rescan.at(reached, rescan.tally().plus(page.size(), cleaned)));
    }

    private List<CleanedRow> clean(Transaction transaction, Rescan rescan, List<StoredRow> page) {
        StoredTexts stored = texts.of(rescan.place().stage());
        Redactor redactor = secrets.of(rescan.tenantId());
        List<StoredRow> unclean = page.stream().filter(row -> stored.clean(row, redactor).isPresent()).toList();
        if (unclean.isEmpty()) {
            return List.of();
        }
        List<CleanedRow> cleaned = stored.lock(transaction, rescan, unclean).stream()
                .flatMap(row -> stored.clean(row, redactor).stream()).toList();
        if (!cleaned.isEmpty()) {
            stored.write(transaction, rescan, cleaned);
            reporter.found(rescan, cleaned);
            cleaned.forEach(this::count);
        }
        return cleaned;
    }

    private void count(CleanedRow row) {
        row.finds().forEach(find -> meters.counter("secrets.found", "kind", TenantRules.family(find.kind())).increment());
    }
}
