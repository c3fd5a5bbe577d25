package dev.throughline.compression.compress;

import java.util.List;

import dev.throughline.common.event.SessionEvent;

/** A file that an event tells of, as the agent wrote its path. */
public record TouchedFile(String path, How how) {

    public enum How {
        READ,
        CREATED,
        MODIFIED,
        DELETED
    }

    private static final ToolReader READER = new ToolReader();

    /** Those of an event: of a tool call of a known agent, or of a file access. */
    public static List<TouchedFile> of(SessionEvent event) {
        return switch (READER.read(event)) {
            case Action.FilesRead(List<String> paths) -> paths.stream().map(path -> new TouchedFile(path, How.READ)).toList();
            case Action.FilesChanged(List<FileChange> changes) -> changes.stream()
                    .map(change -> new TouchedFile(change.path(), how(change))).toList();
            case Action.Searched none -> List.of();
            case Action.Planned none -> List.of();
            case Action.CommandRan none -> List.of();
            case Action.CommandFailed none -> List.of();
            case Action.TasksChanged none -> List.of();
            case Action.Chosen none -> List.of();
            case Action.Nothing none -> List.of();
        };
    }

    private static How how(FileChange change) {
        return switch (change.how()) {
            case CREATED -> How.CREATED;
            case EDITED, RENAMED -> How.MODIFIED;
            case DELETED -> How.DELETED;
        };
    }
}
