package dev.throughline.e2e.faults;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of each part in turn, under load: nothing that was accepted is lost, nothing is there twice. */
@Tag("faults")
class KilledTest {

    private final Stack stack = Stack.shared();

    @Test
    void anIngestServiceThatIsKilledLosesNothing() {
        Trial.survive(stack, "ingest-service killed", load -> {
            stack.ingest().kill();
            stack.restartIngest();
        });
    }

    @Test
    void aWorkerThatIsKilledLosesNothing() {
        Trial.survive(stack, "compression-worker killed", load -> {
            stack.worker().kill();
            stack.restartWorker();
        });
    }

    @Test
    void aRecallServiceThatIsKilledLosesNothing() {
        Trial.survive(stack, "recall-service killed", load -> {
            stack.recall().kill();
            stack.restartRecall();
        });
    }

    @Test
    void aKafkaThatIsKilledLosesNothing() {
        Trial.survive(stack, "Kafka killed", load -> {
            stack.kafka().kill();
            stack.kafka().startAgain();
        });
    }

    @Test
    void aPostgreSqlThatIsKilledLosesNothing() {
        Trial.survive(stack, "PostgreSQL killed", load -> {
            stack.database().kill();
            stack.database().startAgain();
        });
    }
}
