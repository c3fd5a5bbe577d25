package dev.throughline.recall.price;

import java.nio.file.Path;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Where prices are told. */
@ConfigMapping(prefix = "price")
interface PriceConfig {

    /** A file of the form of {@code prices.json}, in place of the one that comes with the service. */
    Optional<Path> table();
}
