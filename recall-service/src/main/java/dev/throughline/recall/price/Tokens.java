package dev.throughline.recall.price;

/** How many tokens went in and out; those that were written to the cache or read from it are not among the input. */
public record Tokens(long input, long output, long cacheCreation, long cacheRead) {
}
