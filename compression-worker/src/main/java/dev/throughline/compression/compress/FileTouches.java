package dev.throughline.compression.compress;

import java.util.List;
import java.util.stream.Stream;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;

/** Reads which files an event touched, by the names that the known agents have for it. */
public final class FileTouches {

    private final ToolReader tools = new ToolReader();

    /** Whether an event is of a kind that touches files. */
    public static boolean mayTouch(SessionEvent event) {
        return switch (event.type()) {
            case TOOL_RESULT, TOOL_FAILED, FILE_ACCESS, ACTION -> true;
            default -> false;
        };
    }

    /**
     * The files of an event, in its order.
     *
     * @param folder in which the agent works, "" where it is not known
     */
    public List<FileTouch> of(SessionEvent event, String folder) {
        return touched(event, folder)
                .flatMap(touch -> Paths.named(touch.path(), folder).map(name -> new FileTouch(name, touch.how())).stream())
                .toList();
    }

    private Stream<FileTouch> touched(SessionEvent event, String folder) {
        return event.type() == EventType.ACTION ? ofAction(event) : switch (tools.read(event)) {
            case Action.FilesRead(var paths) -> paths.stream().map(path -> new FileTouch(path, FileTouch.How.READ));
            case Action.FilesChanged(var changes) -> changes.stream().map(FileTouches::of);
            case Action.CommandRan(String line) -> Command.of(line, folder).changes().stream().map(FileTouches::of);
            case Action.CommandFailed failed -> Stream.empty();
            case Action.TasksChanged changed -> Stream.empty();
            case Action.Chosen chosen -> Stream.empty();
            case Action.Searched searched -> Stream.empty();
            case Action.Planned planned -> Stream.empty();
            case Action.Nothing nothing -> Stream.empty();
        };
    }

    private static FileTouch of(FileChange change) {
        return new FileTouch(change.path(), switch (change.how()) {
            case CREATED -> FileTouch.How.CREATED;
            case EDITED, RENAMED -> FileTouch.How.MODIFIED;
            case DELETED -> FileTouch.How.DELETED;
        });
    }

    private static Stream<FileTouch> ofAction(SessionEvent event) {
        FileTouch.How how = switch (event.text("type")) {
            case "file_read" -> FileTouch.How.READ;
            case "file_write" -> FileTouch.How.CREATED;
            case "file_edit" -> FileTouch.How.MODIFIED;
            case "file_delete" -> FileTouch.How.DELETED;
            default -> null;
        };
        String path = Stream.of("path", "file_path", "file").map(event::text).filter(text -> !text.isBlank()).findFirst()
                .orElse("");
        return how == null || path.isEmpty() ? Stream.empty() : Stream.of(new FileTouch(path, how));
    }
}
