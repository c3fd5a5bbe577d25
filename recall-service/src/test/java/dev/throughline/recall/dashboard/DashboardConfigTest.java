package dev.throughline.recall.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.throughline.recall.Configs;

class DashboardConfigTest {

    @Test
    void readsItsKeys() {
        var config = Configs.of(DashboardConfig.class, Map.of("dashboard.audit-url", "http://audit", "dashboard.ingest-url",
                "http://ingest", "dashboard.worker-url", "http://worker", "dashboard.timeout", "1s"));

        assertThat(config.auditUrl()).isEqualTo(URI.create("http://audit"));
        assertThat(config.ingestUrl()).isEqualTo(URI.create("http://ingest"));
        assertThat(config.workerUrl()).isEqualTo(URI.create("http://worker"));
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void anotherServiceHasThreeSeconds() {
        var config = Configs.of(DashboardConfig.class, Map.of("dashboard.audit-url", "http://audit", "dashboard.ingest-url",
                "http://ingest", "dashboard.worker-url", "http://worker"));

        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(3));
    }
}
