package dev.throughline.audit.vault;

/** Whether a value is the one that the vault holds. */
public record Comparison(boolean matches) {
}
