package dev.throughline.recall.dashboard.session;

/** A file that a session wrote, and how often. */
public record ChangedFile(String path, int changes, boolean isCreated, boolean isDeleted) {

    /** What became of it, "" when it was there before and still is. */
    public String fate() {
        return isDeleted ? "deleted" : isCreated ? "new" : "";
    }
}
