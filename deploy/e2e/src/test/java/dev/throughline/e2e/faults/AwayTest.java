package dev.throughline.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the services stand on is away for a minute, slow, or full. */
@Tag("faults")
class AwayTest {

    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final Stack stack = Stack.shared();

    @Test
    void aMinuteWithoutKafkaIsRefusedAndMadeUpFor() {
        Sent sent = Trial.survive(stack, "Kafka away for 60 s", load -> {
            stack.kafka().kill();
            passes(MINUTE);
            stack.kafka().startAgain();
        });

        assertThat(sent.refusals()).isPositive();
    }

    @Test
    void aMinuteWithoutPostgreSqlIsAcceptedAllTheSame() {
        Sent sent = Trial.survive(stack, "PostgreSQL away for 60 s", load -> {
            stack.database().stop();
            load.awaitSeconds((int) MINUTE.toSeconds());
            stack.database().startAgain();
        });

        assertThat(sent.refusals()).isZero();
    }

    @Test
    void aSlowDatabaseOnlyDelays() {
        Sent sent = Trial.survive(stack, "PostgreSQL 50 ms further away, each way, for 30 s", load -> {
            stack.databaseLine().delay(Duration.ofMillis(50));
            load.awaitSeconds(30);
            stack.databaseLine().delay(Duration.ZERO);
        });

        assertThat(sent.refusals()).isZero();
    }

    private static void passes(Duration time) {
        await().pollDelay(time).atMost(time.multipliedBy(2)).until(() -> true);
    }
}
