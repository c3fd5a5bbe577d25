package dev.throughline.audit.vault.key;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;

import dev.throughline.common.problem.ProblemException;

/** Where values are encrypted and decrypted, so that no event loop waits for a key service. */
@ApplicationScoped
public class VaultThreads {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final WorkerExecutor threads;
    private final Semaphore places;

    VaultThreads(Vertx vertx, KeyConfig config) {
        this.threads = vertx.createSharedWorkerExecutor("vault", config.threads());
        this.places = new Semaphore(config.threads() + config.waiting());
    }

    /** Runs the work on a thread that may block, and goes on in the caller's context. A key service that is away is 503. */
    public <T> Uni<T> call(Callable<T> work) {
        return Uni.createFrom().deferred(() -> {
            if (!places.tryAcquire()) {
                throw ProblemException.unavailable("The vault is busy", RETRY_AFTER);
            }
            return threads.executeBlocking(work, false).onTermination().invoke(() -> places.release());
        }).onFailure(KeyServiceAway.class)
                .transform(away -> ProblemException.unavailable("The key service is away", RETRY_AFTER));
    }

    @PreDestroy
    void close() {
        threads.closeAndForget();
    }
}
