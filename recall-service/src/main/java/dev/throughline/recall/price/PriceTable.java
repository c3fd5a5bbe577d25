package dev.throughline.recall.price;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.quarkus.runtime.Startup;

import dev.throughline.common.json.Json;

/** The prices of models, read once at the start: a table that cannot be read ends the service then, and not later. */
@Startup
@Singleton
public final class PriceTable {

    private static final String BUILT_IN = "/prices.json";
    /** The date of a release, which no price depends on, and the provider before it. */
    private static final Pattern RELEASE = Pattern.compile("[-@](?:\\d{8}|\\d{4}-\\d\\d-\\d\\d|latest)$");
    private static final Pattern PROVIDER = Pattern.compile("^(?:[\\w.-]+/|(?:[a-z]{2,6}\\.)?anthropic\\.)");

    private record Listed(String currency, List<Price> models) {
    }

    private final String currency;
    private final Map<String, Price> prices;

    PriceTable(PriceConfig config) {
        Listed listed = config.table().map(PriceTable::read).orElseGet(PriceTable::builtIn);
        this.currency = listed.currency();
        this.prices = listed.models().stream().collect(Collectors.toUnmodifiableMap(Price::model, Function.identity()));
    }

    /** In which all prices are. */
    public String currency() {
        return currency;
    }

    /** The price of a model by its name or the name of one of its releases; empty where it is not known. */
    public Optional<Price> of(String model) {
        String name = PROVIDER.matcher(model).replaceFirst("");
        return Optional.ofNullable(prices.get(name))
                .or(() -> Optional.ofNullable(prices.get(RELEASE.matcher(name).replaceFirst(""))));
    }

    private static Listed read(Path file) {
        try {
            return Json.read(Files.readAllBytes(file), Listed.class);
        } catch (IOException e) {
            throw new UncheckedIOException("price.table is no table of prices: " + file, e);
        }
    }

    private static Listed builtIn() {
        try (InputStream table = Objects.requireNonNull(PriceTable.class.getResourceAsStream(BUILT_IN))) {
            return Json.read(table.readAllBytes(), Listed.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The table of prices that comes with the service cannot be read", e);
        }
    }
}
