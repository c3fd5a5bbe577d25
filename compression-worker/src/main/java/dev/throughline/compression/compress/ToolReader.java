package dev.throughline.compression.compress;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.compression.compress.FileChange.How;

/** Reads tool calls of the known agents: their names for the same few things differ. */
final class ToolReader {

    private static final Set<String> READS = Set.of("read", "read_file", "view", "readfile", "notebookread", "read_many_files");
    private static final Set<String> WRITES = Set.of("write", "write_file", "create", "create_file");
    private static final Set<String> EDITS = Set.of("edit", "multiedit", "notebookedit", "replace", "edit_file", "str_replace",
            "str_replace_editor", "search_replace", "apply_patch", "insert", "insert_edit_into_file", "delete_file");
    private static final Set<String> SEARCHES = Set.of("grep", "glob", "ls", "websearch", "webfetch", "web_search", "web_fetch",
            "google_web_search", "grep_search", "search_file_content", "list_directory", "file_search");
    private static final Set<String> SHELLS = Set.of("bash", "shell", "run_shell_command", "exec_command", "local_shell",
            "run_terminal_cmd", "run_in_terminal", "container.exec", "powershell");
    private static final List<String> PATH_FIELDS = List.of("file_path", "notebook_path", "path", "target_file", "filePath",
            "absolute_path", "file");
    private static final Pattern PATCHED = Pattern.compile("(?m)^\\*\\*\\* (Update|Add|Delete) File: (.+)$");
    private static final Pattern PIPE = Pattern.compile("[^|]\\|\\s*(?:tail|head|grep|tee)\\b");
    private static final Pattern FAILED = Pattern.compile(
            "(?i)\\b[1-9]\\d* (?:tests? )?(?:fail(?:ed|ures?)?)\\b|\\bfound [1-9]\\d* errors?\\b|\\berror TS\\d|exited with code [1-9]|BUILD FAILURE");
    private static final int MOST_OUTPUT = 20_000;
    private static final Pattern TASK_CREATED = Pattern.compile("#(\\w+)");

    Action read(SessionEvent event) {
        return switch (event.type()) {
            case TOOL_RESULT, TOOL_FAILED -> tool(event, event.text("tool_name"));
            case FILE_ACCESS -> fileAccess(event);
            case GOAL_ADDED, GOAL_UPDATED -> goal(event);
            default -> new Action.Nothing();
        };
    }

    private static Action tool(SessionEvent event, String tool) {
        JsonNode input = event.data().path("input");
        boolean hasFailed = event.type() == EventType.TOOL_FAILED;
        String name = tool.toLowerCase(Locale.ROOT);
        if (SHELLS.contains(name)) {
            return command(input, hasFailed ? event.text("error") : hiddenFailure(event));
        }
        if (hasFailed) {
            return new Action.Nothing(); // an edit that did not match and its like: the agent's own business
        }
        if (WRITES.contains(name)) {
            return changes(paths(input), event.text("output").contains("has been updated") ? How.EDITED : How.CREATED);
        }
        if (EDITS.contains(name)) {
            var patched = patched(input.path("input").asText(input.path("patch").asText("")));
            return patched.isEmpty() ? changes(paths(input), name.equals("delete_file") ? How.DELETED : How.EDITED)
                    : new Action.FilesChanged(patched);
        }
        if (READS.contains(name)) {
            return new Action.FilesRead(paths(input));
        }
        return SEARCHES.contains(name) ? new Action.Searched() : planning(event, name, input);
    }

    private static Action planning(SessionEvent event, String name, JsonNode input) {
        return switch (name) {
            case "todowrite", "update_plan", "write_todos" -> new Action.TasksChanged(tasks(input), true);
            case "taskcreate" -> created(input, event.text("output"));
            case "taskupdate" -> new Action.TasksChanged(
                    List.of(new Task(input.path("taskId").asText(), input.path("subject").asText(""), isDone(input),
                            isActive(input))),
                    false);
            case "exitplanmode", "exit_plan_mode" -> new Action.Planned();
            case "askuserquestion" -> new Action.Chosen(Choices.of(input, event.text("output")));
            default -> new Action.Nothing();
        };
    }

    private static Action command(JsonNode input, @Nullable String error) {
        JsonNode command = input.has("command") ? input.get("command") : input.path("cmd");
        String line = command.isArray() ? last(command) : command.asText("");
        if (line.contains("*** ") && !patched(line).isEmpty()) { // some agents patch files through their shell
            return new Action.FilesChanged(patched(line));
        }
        return error == null ? new Action.CommandRan(line) : new Action.CommandFailed(line, error);
    }

    /** A pipe answers with the state of its last command: only the output tells whether the first one failed. */
    private static @Nullable String hiddenFailure(SessionEvent event) {
        String output = event.text("output");
        String command = event.data().path("input").path("command").asText("");
        boolean isPiped = command.indexOf('|') >= 0 && PIPE.matcher(command).find();
        return isPiped && FAILED.matcher(Text.cut(output, MOST_OUTPUT)).find() ? output : null;
    }

    private static Action fileAccess(SessionEvent event) {
        List<String> paths = paths(event.data());
        String mode = Stream.of("action", "operation", "mode", "access").map(event::text).collect(Collectors.joining())
                .toLowerCase(Locale.ROOT);
        if (mode.isEmpty() || mode.startsWith("read")) {
            return new Action.FilesRead(paths);
        }
        return changes(paths, mode.startsWith("delete") ? How.DELETED : mode.startsWith("create") ? How.CREATED : How.EDITED);
    }

    private static Action goal(SessionEvent event) {
        String subject = Stream.of("text", "title", "goal", "description").map(event::text)
                .filter(text -> !text.isBlank()).findFirst().orElse("");
        String id = event.text("goal_id").isEmpty() ? event.text("id") : event.text("goal_id");
        return new Action.TasksChanged(
                List.of(new Task(id.isEmpty() ? subject : id, subject, isDone(event.data()), isActive(event.data()))), false);
    }

    private static Action created(JsonNode input, String output) {
        var number = TASK_CREATED.matcher(output);
        String subject = input.path("subject").asText("");
        return new Action.TasksChanged(List.of(new Task(number.find() ? number.group(1) : subject, subject, false, false)),
                false);
    }

    private static List<Task> tasks(JsonNode input) {
        JsonNode list = input.has("todos") ? input.get("todos") : input.path("plan");
        return StreamSupport.stream(list.spliterator(), false).map(item -> {
            String subject = Stream.of("content", "step", "description").map(field -> item.path(field).asText(""))
                    .filter(text -> !text.isBlank()).findFirst().orElse("");
            return new Task(item.path("id").asText(subject), subject, isDone(item), isActive(item));
        }).filter(task -> !task.subject().isBlank()).toList();
    }

    private static boolean isDone(JsonNode item) {
        return Set.of("completed", "done", "deleted", "cancelled", "achieved").contains(item.path("status").asText(""));
    }

    private static boolean isActive(JsonNode item) {
        return item.path("status").asText("").equals("in_progress");
    }

    private static Action changes(List<String> paths, How how) {
        return new Action.FilesChanged(paths.stream().map(path -> new FileChange(path, how)).toList());
    }

    private static List<String> paths(JsonNode input) {
        var paths = new ArrayList<String>();
        PATH_FIELDS.stream().map(field -> input.path(field).asText("")).filter(path -> !path.isBlank()).findFirst()
                .ifPresent(paths::add);
        input.path("paths").forEach(path -> paths.add(path.asText()));
        return paths;
    }

    private static List<FileChange> patched(String patch) {
        return PATCHED.matcher(patch).results().map(found -> new FileChange(found.group(2).strip(), switch (found.group(1)) {
            case "Add" -> How.CREATED;
            case "Delete" -> How.DELETED;
            default -> How.EDITED;
        })).toList();
    }

    private static String last(JsonNode words) {
        return words.isEmpty() ? "" : words.get(words.size() - 1).asText("");
    }
}
