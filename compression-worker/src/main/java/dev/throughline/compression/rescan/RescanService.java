package dev.throughline.compression.rescan;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import org.apache.kafka.common.KafkaException;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.compression.database.Database;
import dev.throughline.compression.database.Outage;

/** Takes orders for rescans and says how they go. */
@Singleton
class RescanService {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

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
        return whileAllAnswer(() -> {
            try (var transaction = database.begin()) {
                Rescan rescan = rescans.add(transaction, caller).orElseThrow(RescanService::isOpen);
                reporter.requested(rescan);
                transaction.commit();
                return rescan;
            }
        });
    }

    Rescan find(Caller caller, UUID id) {
        return whileAllAnswer(() -> rescans.find(caller.tenantId(), id)
                .orElseThrow(() -> ProblemException.of(404, "There is no such rescan")));
    }

    private static ProblemException isOpen() {
        return ProblemException.of(409, "A rescan of this tenant is not done yet; ask for another one when it is");
    }

    private static <T> T whileAllAnswer(Supplier<T> work) {
        try {
            return work.get();
        } catch (KafkaException e) {
            throw ProblemException.unavailable("Kafka does not answer", RETRY_AFTER);
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            throw Outage.isCauseOf(e) ? ProblemException.unavailable("The database does not answer", RETRY_AFTER) : e;
        }
    }
}
