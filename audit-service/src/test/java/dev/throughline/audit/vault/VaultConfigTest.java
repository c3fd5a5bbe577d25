package dev.throughline.audit.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class VaultConfigTest {

    @Test
    void everythingHasADefault() {
        VaultConfig config = config(Map.of());

        assertThat(config.keptVersions()).isEqualTo(20);
        assertThat(config.dueWithin()).isEqualTo(Duration.ofDays(14));
        assertThat(config.comparisonsPerMinute()).isEqualTo(10);
        assertThat(config.upkeepInterval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.rewrapBatch()).isEqualTo(100);
    }

    @Test
    void theKeysAreThoseOfTheReadme() {
        VaultConfig config = config(Map.of("vault.kept-versions", "3", "vault.due-within", "30d",
                "vault.comparisons-per-minute", "5", "vault.upkeep-interval", "10s", "vault.rewrap-batch", "7"));

        assertThat(config.keptVersions()).isEqualTo(3);
        assertThat(config.dueWithin()).isEqualTo(Duration.ofDays(30));
        assertThat(config.comparisonsPerMinute()).isEqualTo(5);
        assertThat(config.upkeepInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.rewrapBatch()).isEqualTo(7);
    }

    private static VaultConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(VaultConfig.class)
                .withMappingIgnore("vault.**").withSources(new PropertiesConfigSource(properties, "test", 100))
                .build().getConfigMapping(VaultConfig.class);
    }
}
