package dev.throughline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;

class ServiceTest {

    @Test
    void aVariableGivesOneServiceAnotherHeap() {
        var environment = Map.of("THROUGHLINE_RECALL_HEAP", "2g");

        assertThat(Service.RECALL.javaOptions(environment)).contains("-Xmx2g").doesNotContain("-Xmx224m");
        assertThat(Service.WORKER.javaOptions(environment)).contains("-Xmx224m");
    }

    @Test
    void halfOfABusyServicesHeapIsForNewObjects() {
        assertThat(Service.RECALL.javaOptions(Map.of())).contains("-XX:NewRatio=1");
        assertThat(Service.AUDIT.javaOptions(Map.of())).contains("-XX:NewRatio=2");
    }

    @Test
    void littleOfWhatABusyTimeTookIsKept() {
        assertThat(Service.values()).allSatisfy(
                service -> assertThat(service.javaOptions(Map.of())).contains("-XX:MaxHeapFreeRatio=15"));
    }

    @Test
    void everyServiceHasTheFirstCompilerAlone() {
        assertThat(Service.values()).allSatisfy(
                service -> assertThat(service.javaOptions(Map.of())).contains("-XX:TieredStopAtLevel=1"));
    }

    @Test
    void whatIsNoSizeIsRefused() {
        for (String wrong : new String[] { "", "much", "0m", "2", "2g -version" }) {
            assertThatThrownBy(() -> Service.RECALL.javaOptions(Map.of("THROUGHLINE_RECALL_HEAP", wrong)))
                    .isInstanceOf(CannotStart.class).hasMessageContaining("THROUGHLINE_RECALL_HEAP");
        }
    }
}
