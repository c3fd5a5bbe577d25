package dev.throughline.audit.vault.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class KeyConfigTest {

    @Test
    void everythingHasADefaultButWhereAKeyServiceIs() {
        KeyConfig config = config(Map.of());

        assertThat(config.keySource()).isEqualTo(KeyConfig.Source.FILE);
        assertThat(config.keyFile()).isEqualTo(Path.of("vault-key"));
        assertThat(config.keys()).isEmpty();
        assertThat(config.operatorTenant()).isEqualTo("default");
        assertThat(config.threads()).isEqualTo(2);
        assertThat(config.waiting()).isEqualTo(256);
        assertThat(config.transit().address()).isEmpty();
        assertThat(config.transit().mount() + "/" + config.transit().key()).isEqualTo("transit/throughline");
        assertThat(config.transit().timeout()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void theKeysAreThoseOfTheReadme() {
        KeyConfig config = config(Map.of("vault.key-source", "transit", "vault.transit.address", "https://vault.example",
                "vault.transit.token", "t", "vault.transit.namespace", "n", "vault.operator-tenant", "us"));

        assertThat(config.keySource()).isEqualTo(KeyConfig.Source.TRANSIT);
        assertThat(config.transit().address()).contains(URI.create("https://vault.example"));
        assertThat(config.transit().token()).contains("t");
        assertThat(config.transit().namespace()).contains("n");
        assertThat(config.operatorTenant()).isEqualTo("us");
    }

    private static KeyConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(KeyConfig.class)
                .withMappingIgnore("vault.**").withSources(new PropertiesConfigSource(properties, "test", 100))
                .build().getConfigMapping(KeyConfig.class);
    }
}
