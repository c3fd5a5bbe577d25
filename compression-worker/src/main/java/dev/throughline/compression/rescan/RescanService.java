package dev.throughline.compression.rescan;

import java.util.UUID;

import jakarta.inject.Singleton;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.compression.audit.Order;
import dev.throughline.compression.database.Database;

/** Takes orders for rescans and says how they go. */
@Singleton
class RescanService {

    private final Database database;
    private final RescanStore rescans;
    private final RescanReporter reporter;

    RescanService(Database database, RescanStore rescans, RescanReporter reporter) {
        this.database = database;
        this.rescans = rescans;
        this.reporter = reporter;
    }

    /** Nothing is looked at of which the audit log does not know who asked for it. */
    Rescan request(Caller caller) {
        return Order.answered(() -> {
            try (var transaction = database.begin()) {
                Rescan rescan = rescans.add(transaction, caller).orElseThrow(RescanService::isOpen);
                reporter.requested(rescan);
                transaction.commit();
                return rescan;
            }
        });
    }

    Rescan find(Caller caller, UUID id) {
        return Order.answered(() -> rescans.find(caller.tenantId(), id)
                .orElseThrow(() -> ProblemException.of(404, "There is no such rescan")));
    }

    private static ProblemException isOpen() {
        return ProblemException.of(409, "A rescan of this tenant is not done yet; ask for another one when it is");
    }
}
