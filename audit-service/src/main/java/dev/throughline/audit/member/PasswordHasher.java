package dev.throughline.audit.member;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;

import dev.throughline.common.problem.ProblemException;

/** Argon2id with OWASP's parameters, on threads of its own: a hash takes 19 MiB and some 30 ms of a core. */
@ApplicationScoped
class PasswordHasher {

    private static final int MEMORY_KIB = 19_456;
    private static final int ITERATIONS = 2;
    private static final int PARALLELISM = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private static final Argon2Function ARGON2 = Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, PARALLELISM, HASH_BYTES,
            Argon2.ID);

    private final WorkerExecutor threads;
    private final Semaphore places;
    private final Counter checked;
    private final String nobodysHash = hash(UUID.randomUUID().toString());

    PasswordHasher(Vertx vertx, PasswordConfig config, MeterRegistry meters) {
        this.checked = meters.counter("passwords.checked");
        this.threads = vertx.createSharedWorkerExecutor("password", config.threads());
        this.places = new Semaphore(config.threads() + config.waiting());
    }

    /** Blocks for as long as the hash takes: for the start alone. */
    String hash(String password) {
        return Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2).getResult();
    }

    Uni<String> hashed(String password) {
        return onOwnThreads(() -> hash(password));
    }

    Uni<Boolean> matches(String password, String hash) {
        // a member's hash keeps its own parameters, should these here change one day
        checked.increment();
        return onOwnThreads(() -> Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    /** Takes as long as {@link #matches}, so that an unknown name cannot be told from a wrong password. */
    Uni<Boolean> matchesNobody(String password) {
        return matches(password, nobodysHash).replaceWith(false);
    }

    private <T> Uni<T> onOwnThreads(Callable<T> work) {
        return Uni.createFrom().deferred(() -> {
            if (!places.tryAcquire()) {
                throw ProblemException.unavailable("Too many log in at once", Duration.ofSeconds(1));
            }
            return threads.executeBlocking(work, false).onTermination().invoke(() -> places.release());
        });
    }

    @PreDestroy
    void close() {
        threads.closeAndForget();
    }
}
