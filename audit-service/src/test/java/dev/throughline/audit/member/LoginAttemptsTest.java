package dev.throughline.audit.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import dev.throughline.audit.tenant.TenantTransaction;
import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class LoginAttemptsTest {

    private final HandClock clock = new HandClock();
    private final LoginAttempts attempts;
    private final LoginAttempts otherReplica;
    private final String name = "name-" + UUID.randomUUID();

    LoginAttemptsTest(TenantTransaction transaction, Pool pool) {
        this.attempts = new LoginAttempts(transaction, pool, clock);
        this.otherReplica = new LoginAttempts(transaction, pool, clock);
    }

    @Test
    void aFewFailuresAreFree() throws Throwable {
        for (int i = 0; i < 5; i++) {
            assertThat(take(attempts)).isZero();
        }
    }

    @Test
    void theWaitDoublesUpToAQuarterOfAnHour() throws Throwable {
        fail(7);
        assertThat(take(attempts)).isEqualTo(Duration.ofSeconds(4));

        fail(30);
        assertThat(take(attempts)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void theWaitEndsByItself() throws Throwable {
        fail(5);

        clock.now = clock.now.plusSeconds(1);

        assertThat(take(attempts)).isZero();
    }

    @Test
    void allReplicasCountTogether() throws Throwable {
        fail(5);

        assertThat(take(otherReplica)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aSuccessForgivesAndOthersNeverWait() throws Throwable {
        fail(10);
        assertThat(run(() -> attempts.take("t", "another-" + name))).isZero();
        assertThat(run(() -> attempts.take("another-tenant", name))).isZero();

        run(() -> attempts.forgive("t", name));

        assertThat(take(attempts)).isZero();
    }

    @Test
    void manyAttemptsAtOnceAreNoWayAround() throws Throwable {
        var waits = new ConcurrentLinkedQueue<Duration>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                threads.execute(() -> waits.add(assertDoesNotThrow(() -> take(attempts))));
            }
        }

        assertThat(waits).hasSize(20).filteredOn(Duration::isZero).hasSize(5);
    }

    /** That many failures, each as soon as it is allowed: an attempt that is sent away does not count. */
    private void fail(int times) throws Throwable {
        for (int failures = 0; failures < times;) {
            Duration wait = take(attempts);
            clock.now = clock.now.plus(wait);
            failures += wait.isZero() ? 1 : 0;
        }
    }

    private Duration take(LoginAttempts from) throws Throwable {
        return run(() -> from.take("t", name));
    }

    private static <T> T run(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }

    private static final class HandClock extends Clock {

        /** What waits since yesterday would be cleaned away. */
        private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
