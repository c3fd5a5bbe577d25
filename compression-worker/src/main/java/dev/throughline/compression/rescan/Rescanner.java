package dev.throughline.compression.rescan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;

import dev.throughline.common.outbox.Relay;
import dev.throughline.common.secret.Redactor;
import dev.throughline.common.secret.tenant.TenantRules;
import dev.throughline.compression.background.BackgroundWork;
import dev.throughline.compression.database.Database;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.secret.TenantSecrets;

/**
 * Works off rescans, a batch of rows in a transaction, which holds also how far it came. Rows are looked at without a lock;
 * only those that have a secret are locked, read again and written, so that live intake waits for few of them and briefly.
 */
@Singleton
class Rescanner implements BackgroundWork {

    private final RescanConfig config;
    private final Database database;
    private final RescanStore rescans;
    private final AllTexts texts;
    private final TenantSecrets secrets;
    private final RescanReporter reporter;
    private final Relay relay;
    private final MeterRegistry meters;

    Rescanner(RescanConfig config, Database database, RescanStore rescans, AllTexts texts, TenantSecrets secrets,
            RescanReporter reporter, Relay relay, MeterRegistry meters) {
        this.config = config;
        this.database = database;
        this.rescans = rescans;
        this.texts = texts;
        this.secrets = secrets;
        this.reporter = reporter;
        this.relay = relay;
        this.meters = meters;
    }

    @Override
    public String name() {
        return "rescan";
    }

    @Override
    public boolean isEnabled() {
        return true;
    }

    @Override
    public Duration interval() {
        return config.interval();
    }

    @Override
    public boolean step() {
        try (var transaction = database.begin()) {
            Optional<Rescan> next = rescans.lockNext(transaction, config);
            next.ifPresent(rescan -> advance(transaction, rescan));
            transaction.commit();
            next.ifPresent(rescan -> relay.wake());
            return next.isPresent();
        }
    }

    private void advance(Transaction transaction, Rescan rescan) {
        var stored = texts.of(rescan.place().stage());
        List<StoredRow> page = stored.page(transaction, rescan, config.batchSize());
        if (page.isEmpty()) {
            begin(transaction, rescan, rescan.place().stage().next());
            return;
        }
        List<String> reached = page.getLast().key();
        List<CleanedRow> cleaned = clean(transaction, rescan, stored, page);
        rescans.save(transaction, rescan.at(new Rescan.Place(rescan.place().stage(), reached),
                rescan.tally().plus(page.size(), cleaned)), false);
    }

    private void begin(Transaction transaction, Rescan rescan, Optional<Stage> next) {
        if (next.isEmpty()) {
            Log.infof("A rescan is done rescan=%s rows=%d cleaned=%d", rescan.id(), rescan.tally().lookedAt(),
                    rescan.tally().cleaned());
        }
        var place = new Rescan.Place(next.orElse(rescan.place().stage()), List.of());
        rescans.save(transaction, rescan.at(place, rescan.tally()), next.isEmpty());
    }

    private List<CleanedRow> clean(Transaction transaction, Rescan rescan, StoredTexts stored, List<StoredRow> page) {
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
            cleaned.forEach(row -> row.finds()
                    .forEach(find -> meters.counter("secrets.found", "kind", TenantRules.family(find.kind())).increment()));
        }
        return cleaned;
    }
}
