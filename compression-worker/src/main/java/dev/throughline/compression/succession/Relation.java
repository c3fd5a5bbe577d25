package dev.throughline.compression.succession;

/** What a newer memory is to an older one. */
public enum Relation {
    /** It says the same again. */
    SAME,
    /** It says otherwise, so that the older one no longer holds. */
    REPLACES,
    /** Both stand. */
    UNRELATED
}
