package dev.throughline.compression.compress;

import java.util.List;

/** What a tool call did, as far as memory cares. */
sealed interface Action {

    /** @param paths as the agent wrote them */
    record FilesRead(List<String> paths) implements Action {
        public FilesRead {
            paths = List.copyOf(paths);
        }
    }

    record FilesEdited(List<String> paths) implements Action {
        public FilesEdited {
            paths = List.copyOf(paths);
        }
    }

    record CommandRan(String line) implements Action {
    }

    /** @param output what it said */
    record CommandFailed(String line, String output) implements Action {
    }

    /** The whole list of tasks, or some of them; a task without a subject is one that is known already. */
    record TasksChanged(List<Task> tasks, boolean isWholeList) implements Action {
        public TasksChanged {
            tasks = List.copyOf(tasks);
        }
    }

    /** A person chose among answers. */
    record Chosen(List<Choice> choices) implements Action {
        public Chosen {
            choices = List.copyOf(choices);
        }
    }

    record Choice(String question, String answer) {
    }

    record Nothing() implements Action {
    }
}
