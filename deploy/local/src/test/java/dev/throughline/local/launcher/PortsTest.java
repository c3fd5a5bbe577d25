package dev.throughline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.throughline.local.launcher.Ports.Port;

class PortsTest {

    @Test
    void aPortIsMovedByItsVariable() {
        Ports ports = Ports.of(Map.of("THROUGHLINE_INGEST_PORT", "9100"));

        assertThat(ports.address(Port.INGEST)).isEqualTo("http://127.0.0.1:9100");
        assertThat(ports.number(Port.AUDIT)).isEqualTo(9002);
    }

    @Test
    void aTakenPortIsNamedWithTheVariableThatMovesIt() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = Ports.of(Map.of("THROUGHLINE_RECALL_PORT", Integer.toString(other.getLocalPort())));

            assertThat(ports.taken()).anySatisfy(sentence -> assertThat(sentence)
                    .contains(Integer.toString(other.getLocalPort()), "recall-service", "THROUGHLINE_RECALL_PORT"));
        }
    }

    @Test
    void whatIsNoPortIsRefused() {
        for (String wrong : new String[] { "0", "65536", "many" }) {
            assertThatThrownBy(() -> Ports.of(Map.of("THROUGHLINE_KAFKA_PORT", wrong)))
                    .hasMessageContaining("THROUGHLINE_KAFKA_PORT").hasMessageContaining(wrong);
        }
    }
}
