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

    /** Files were written, patched or deleted. */
    record FilesChanged(List<FileChange> changes) implements Action {
        public FilesChanged {
            changes = List.copyOf(changes);
        }
    }

    /** A page or a search was looked at. */
    record Searched() implements Action {
    }

    /** A plan was laid before the person. */
    record Planned() implements Action {
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

    /**
     * One question and its answer.
     *
     * @param reason what the agent said for the answer that was chosen, "" where it said nothing or the answer is the person's
     *        own
     * @param others that could have been chosen
     */
    record Choice(String question, String answer, String reason, List<String> others) {
        public Choice {
            others = List.copyOf(others);
        }
    }

    record Nothing() implements Action {
    }
}
