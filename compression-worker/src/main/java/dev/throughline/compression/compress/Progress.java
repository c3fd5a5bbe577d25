package dev.throughline.compression.compress;

/** What the rules carry from a session's events to its next ones. */
public record Progress(String title, int turns, int passages) {

    public static final Progress START = new Progress("", 0, 0);

    public Progress {
        title = title == null ? "" : title;
    }
}
