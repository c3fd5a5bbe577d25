package dev.throughline.compression.compress;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands of a session in its context. Nothing of a private turn is in it.
 *
 * @param goals what was asked: the first, and the latest
 * @param outcomes what came of the latest goals, in the same words as their turns
 * @param edited files, the latest last
 * @param decided the latest decisions
 * @param fixed the latest failures that were fixed
 * @param tasks that the agent wrote down, done ones among them until there are too many
 * @param nextSteps of the latest response that named some
 * @param nextStepsTurn the turn of that response
 */
record Overview(
        List<String> goals,
        List<String> outcomes,
        List<FileUse> edited,
        List<String> decided,
        List<String> fixed,
        List<Task> tasks,
        List<String> nextSteps,
        int nextStepsTurn) {

    static final Overview EMPTY = new Overview(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), 0);

    private static final int MOST_GOALS = 8;
    private static final int MOST_OUTCOMES = 3;
    private static final int MOST_EDITED = 80;
    private static final int MOST_DECIDED = 8;
    private static final int MOST_FIXED = 5;
    private static final int MOST_TASKS = 30;
    private static final int TURNS_THAT_STEPS_LAST = 2;

    Overview {
        goals = List.copyOf(goals);
        outcomes = List.copyOf(outcomes);
        edited = List.copyOf(edited);
        decided = List.copyOf(decided);
        fixed = List.copyOf(fixed);
        tasks = List.copyOf(tasks);
        nextSteps = List.copyOf(nextSteps);
    }

    Overview asked(String goal) {
        if (goals.isEmpty()) {
            return new Overview(List.of(goal), outcomes, edited, decided, fixed, tasks, nextSteps, nextStepsTurn);
        }
        var after = new ArrayList<>(goals.subList(0, 1));
        if (!goal.equals(goals.getFirst())) {
            after.addAll(Bounded.with(goals.subList(1, goals.size()), goal, MOST_GOALS - 1));
        } else {
            after.addAll(goals.subList(1, goals.size()));
        }
        return new Overview(after, outcomes, edited, decided, fixed, tasks, nextSteps, nextStepsTurn);
    }

    Overview came(String outcome) {
        return new Overview(goals, Bounded.with(outcomes, outcome, MOST_OUTCOMES), edited, decided, fixed, tasks, nextSteps,
                nextStepsTurn);
    }

    Overview edited(String path) {
        return new Overview(goals, outcomes, FileUse.edited(edited, path, MOST_EDITED), decided, fixed, tasks, nextSteps,
                nextStepsTurn);
    }

    Overview decided(String decision) {
        return new Overview(goals, outcomes, edited, Bounded.with(decided, decision, MOST_DECIDED), fixed, tasks, nextSteps,
                nextStepsTurn);
    }

    Overview fixed(String how) {
        return new Overview(goals, outcomes, edited, decided, Bounded.with(fixed, how, MOST_FIXED), tasks, nextSteps,
                nextStepsTurn);
    }

    Overview leaves(List<String> steps, int turn) {
        return new Overview(goals, outcomes, edited, decided, fixed, tasks, steps, turn);
    }

    Overview planned(Action.TasksChanged changed) {
        List<Task> after = changed.isWholeList() ? Bounded.lastOf(changed.tasks(), MOST_TASKS) : tasks;
        for (Task task : changed.isWholeList() ? List.<Task> of() : changed.tasks()) {
            after = planned(after, task);
        }
        return new Overview(goals, outcomes, edited, decided, fixed, after, nextSteps, nextStepsTurn);
    }

    private static List<Task> planned(List<Task> tasks, Task task) {
        var known = tasks.stream().filter(one -> one.id().equals(task.id())).findFirst();
        String subject = task.subject().isBlank() ? known.map(Task::subject).orElse("") : task.subject();
        if (subject.isBlank()) {
            return tasks;
        }
        var after = new ArrayList<>(tasks);
        var changed = new Task(task.id(), Text.gist(subject, 160), task.isDone());
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
        return open.stream().distinct().limit(10).toList();
    }
}
