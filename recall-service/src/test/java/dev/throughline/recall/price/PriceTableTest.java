package dev.throughline.recall.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTableTest {

    private final PriceTable builtIn = new PriceTable(Optional::empty);

    @ParameterizedTest
    @CsvSource({ "claude-opus-4-5,claude-opus-4-5", "claude-opus-4-5-20251101,claude-opus-4-5",
            "claude-opus-4-20250514,claude-opus-4", "anthropic/claude-sonnet-4-5,claude-sonnet-4-5",
            "us.anthropic.claude-sonnet-4-5-20250929,claude-sonnet-4-5", "claude-haiku-4-5@20251001,claude-haiku-4-5" })
    void aModelIsKnownByTheNamesOfItsReleases(String name, String model) {
        assertThat(builtIn.of(name)).hasValueSatisfying(price -> assertThat(price.model()).isEqualTo(model));
    }

    @ParameterizedTest
    @ValueSource(strings = { "claude-opus-4-99", "claude-opus", "unknown", "", "<synthetic>" })
    void aModelThatMightBeAnotherHasNoPrice(String name) {
        assertThat(builtIn.of(name)).isEmpty();
    }

    @Test
    void eachKindOfTokenHasItsPrice() {
        Price price = builtIn.of("claude-sonnet-4-5").orElseThrow();

        assertThat(price.of(new Tokens(1_000_000, 1_000_000, 1_000_000, 1_000_000))).isEqualByComparingTo("22.05");
        assertThat(price.of(new Tokens(1, 0, 0, 0))).isEqualByComparingTo("0.000003");
    }

    @Test
    void anOperatorsTableTakesThePlaceOfOurs(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("prices.json"), """
                {"currency": "EUR", "models": [{"model": "ours", "as_of": "2026-11-01", "input": 1, "output": 2,
                 "cache_write": 0, "cache_read": 0}]}""");

        var table = new PriceTable(() -> Optional.of(file));

        assertThat(table.currency()).isEqualTo("EUR");
        assertThat(table.of("ours").orElseThrow().asOf()).hasToString("2026-11-01");
        assertThat(table.of("claude-opus-4-5")).isEmpty();
    }

    @Test
    void aTableThatCannotBeReadEndsTheStart(@TempDir Path folder) {
        assertThatThrownBy(() -> new PriceTable(() -> Optional.of(folder.resolve("none.json"))))
                .isInstanceOf(UncheckedIOException.class).hasMessageContaining("price.table");
    }
}
