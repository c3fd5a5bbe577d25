package dev.throughline.recall.memory;

/**
 * What the database alone knows of a memory that the caller may see and that still stands.
 *
 * @param version the latest
 * @param usage what became of it when it was told
 */
public record Standing(int version, StoredMemory.Usage usage) {
}
