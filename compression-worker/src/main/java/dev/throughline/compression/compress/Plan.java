package dev.throughline.compression.compress;

import java.util.ArrayList;
import java.util.List;

/**
 * What is to be done.
 *
 * @param tasks that the agent wrote down, done ones among them until there are too many
 * @param nextSteps of the latest response that named some
 * @param nextStepsTurn the turn of that response
 * @param question with which the latest response ended, "" once it is answered
 */
record Plan(List<Task> tasks, List<String> nextSteps, int nextStepsTurn, String question) {

    static final Plan NONE = new Plan(List.of(), List.of(), 0, "");

    private static final int MOST_TASKS = 30;
    private static final int MOST_SUBJECT = 160;
    private static final int MOST_OPEN = 10;
    private static final int TURNS_THAT_STEPS_LAST = 2;

    Plan {
        tasks = List.copyOf(tasks);
        nextSteps = List.copyOf(nextSteps);
    }

    Plan asks(String asked) {
        return new Plan(tasks, nextSteps, nextStepsTurn, asked);
    }

    Plan leaves(List<String> steps, int turn) {
        return new Plan(tasks, steps, turn, question);
    }

    Plan changed(Action.TasksChanged changed) {
        List<Task> after = changed.isWholeList() ? Bounded.lastOf(changed.tasks(), MOST_TASKS) : tasks;
        for (Task task : changed.isWholeList() ? List.<Task> of() : changed.tasks()) {
            after = changed(after, task);
        }
        return new Plan(after, nextSteps, nextStepsTurn, question);
    }

    private static List<Task> changed(List<Task> tasks, Task task) {
        var known = tasks.stream().filter(one -> one.id().equals(task.id())).findFirst();
        String subject = task.subject().isBlank() ? known.map(Task::subject).orElse("") : task.subject();
        if (subject.isBlank()) {
            return tasks;
        }
        var after = new ArrayList<>(tasks);
        var changed = new Task(task.id(), Text.gist(subject, MOST_SUBJECT), task.isDone(), task.isActive());
        known.ifPresentOrElse(one -> after.set(after.indexOf(one), changed), () -> after.add(changed));
        if (after.size() > MOST_TASKS) {
            after.remove(after.stream().filter(Task::isDone).findFirst().orElse(after.getFirst()));
        }
        return after;
    }

    /** What is still to be done after this turn. */
    List<String> open(int turn) {
        var open = new ArrayList<String>();
        tasks.stream().filter(task -> !task.isDone()).map(Task::subject).forEach(open::add);
        if (turn - nextStepsTurn < TURNS_THAT_STEPS_LAST) {
            open.addAll(nextSteps);
        }
        if (!question.isEmpty()) {
            open.add(question);
        }
        return open.stream().distinct().limit(MOST_OPEN).toList();
    }

    /** What is being worked on. */
    List<String> active() {
        return tasks.stream().filter(task -> task.isActive() && !task.isDone()).map(Task::subject).toList();
    }

    List<String> done() {
        return tasks.stream().filter(Task::isDone).map(Task::subject).toList();
    }
}
