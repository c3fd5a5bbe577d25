package dev.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** In a cluster the security schema is migrated by a step of its own, and the service does without the owner's password. */
class MigrationStepIT {

    private static final Duration A_WHILE = Duration.ofSeconds(60);

    @Test
    void theStepMigratesAndEnds() {
        var step = Suite.startAudit(Map.of("QUARKUS_INIT_AND_EXIT", "true"));

        assertThat(step.awaitEnd(A_WHILE)).as("its exit status").isZero();
    }

    @Test
    void theStepFailsWithoutTheOwnersPassword() {
        var step = Suite.startAudit(Map.of("QUARKUS_INIT_AND_EXIT", "true", "DATABASE_OWNER_PASSWORD", "another",
                "QUARKUS_FLYWAY_CONNECT_RETRIES", "0"));

        assertThat(step.awaitEnd(A_WHILE)).as("its exit status").isNotZero();
    }

    @Test
    void theServiceStartsWithoutTheOwnersPassword() {
        var service = Suite
                .startAudit(Map.of("QUARKUS_FLYWAY_MIGRATE_AT_START", "false", "DATABASE_OWNER_PASSWORD", "another"));

        service.awaitReady();

        service.terminate();
    }
}
