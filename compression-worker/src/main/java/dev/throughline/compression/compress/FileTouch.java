package dev.throughline.compression.compress;

/**
 * A file, and what an event did to it.
 *
 * @param path as the repository names it, where that is known
 */
public record FileTouch(String path, How how) {

    public enum How {
        READ,
        CREATED,
        MODIFIED,
        DELETED
    }
}
