package dev.throughline.e2e.faults;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code SIGTERM} under load, as a new version is rolled out: each service ends by itself, soon, and loses nothing. */
@Tag("faults")
class ShutdownTest {

    private final Stack stack = Stack.shared();

    @Test
    void anIngestServiceThatIsToEndLosesNothing() {
        Trial.survive(stack, "ingest-service ended", load -> {
            stack.ingest().terminate();
            stack.restartIngest();
        });
    }

    @Test
    void aWorkerThatIsToEndLosesNothing() {
        Trial.survive(stack, "compression-worker ended", load -> {
            stack.worker().terminate();
            stack.restartWorker();
        });
    }

    @Test
    void aRecallServiceThatIsToEndLosesNothing() {
        Trial.survive(stack, "recall-service ended", load -> {
            stack.recall().terminate();
            stack.restartRecall();
        });
    }
}
