package dev.throughline.compression.compress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.event.SessionEvent;

/**
 * Takes in events one after the other. Turn and context are written as they were at the latest noteworthy event: a prompt,
 * a response, a file that is edited for the first time, a fix, a decision or the session's end. A mere command is not, so that
 * a
 * busy agent does not make a new version of three memories each second.
 */
final class Fold {

    private final ToolReader tools = new ToolReader();
    private final DecisionFinder decisions = new DecisionFinder();
    private final NextSteps nextSteps = new NextSteps();
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final Map<Integer, Turn> turns = new TreeMap<>();
    private final Set<String> privateEvents = new HashSet<>();
    private Progress progress;
    private @Nullable Progress noteworthy;
    private @Nullable Instant noteworthyAt;
    private @Nullable Instant now;

    Fold(Progress progress) {
        this.progress = progress;
    }

    void add(SessionEvent event) {
        now = event.occurredAt();
        if (progress.folder().isEmpty() && !event.text("cwd").isBlank()) {
            progress = progress.in(event.text("cwd"));
        }
        if (event.agentId() == null) {
            addOfMain(event);
        } else {
            useFiles(tools.read(event)); // of a sub-agent no more than the files counts
        }
        if (event.isPrivate() || progress.isPrivate()) {
            privateEvents.add(event.id());
        }
    }

    /** Says that what is known now is worth writing. */
    void note() {
        noteworthy = progress;
        noteworthyAt = now;
    }

    Compressed result() {
        Progress worth = noteworthy;
        if (worth != null) {
            writeTurn(worth);
            new ContextWriter().write(worth, noteworthyAt).ifPresent(this::keep);
        }
        return new Compressed(progress, List.copyOf(turns.values()), List.copyOf(drafts.values()), privateEvents);
    }

    private void addOfMain(SessionEvent event) {
        switch (event.type()) {
            case PROMPT -> prompt(event);
            case RESPONSE -> response(event);
            case DECISION -> decided(event);
            case FINDING -> keep(ExplicitMemory.learning(event, progress.isPrivate()));
            case SESSION_ENDED, COMPACTED -> note();
            case TOOL_RESULT, TOOL_FAILED, FILE_ACCESS, GOAL_ADDED, GOAL_UPDATED -> act(event, tools.read(event));
            case SESSION_STARTED, SESSION_RESUMED, TOOL_CALL, SEARCH, QUESTION, AGENT_SPAWNED, AGENT_COMPLETED, PHASE, STATE,
                    CHECKPOINT, MEMORY_REFERENCE, SUBAGENT_STOPPED, NOTIFICATION, USAGE, CUSTOM ->
                {
                }
        }
    }

    private void prompt(SessionEvent event) {
        String text = event.text("text");
        if (text.isBlank()) {
            return;
        }
        endTurn();
        var request = Request.of(text);
        var ask = new OpenTurn.Ask(progress.turns() + 1, request.titleAfter(progress.topic()), request.intent(),
                request.weight(), event.isPrivate(), event.occurredAt());
        progress = progress.begun(OpenTurn.begin(ask, event.id()), request);
        if (!event.isPrivate() && request.weight() == Request.Weight.MEANINGFUL) {
            progress = progress.with(progress.overview().asked(request.title()));
        }
        passage(event, request.weight());
        findDecisions(event, true);
        note();
    }

    private void endTurn() {
        var turn = progress.turn();
        if (turn == null) {
            return;
        }
        writeTurn(progress); // its last word
        if (turn.isTold()) {
            progress = progress.with(progress.overview().came(turn.work().outcome()));
        }
    }

    private void response(SessionEvent event) {
        String text = event.text("text");
        if (text.isBlank()) {
            return;
        }
        String outcome = TurnWriter.outcome(text);
        var turn = progress.turn();
        if (turn != null) {
            progress = progress.with(turn.with(event.id()).with(turn.work().answered(outcome), event.occurredAt()));
        }
        if (!progress.isPrivate()) {
            List<String> steps = nextSteps.find(text);
            if (!steps.isEmpty()) {
                progress = progress.with(progress.overview().leaves(steps, progress.turns()));
            }
        }
        passage(event, Request.Weight.MEANINGFUL);
        findDecisions(event, false);
        note();
    }

    private void passage(SessionEvent event, Request.Weight weight) {
        progress = progress.withPassage();
        keep(PassageWriter.write(event, progress, weight));
    }

    private void findDecisions(SessionEvent event, boolean isByAPerson) {
        for (String sentence : decisions.find(event.text("text"), isByAPerson)) {
            decided(ExplicitMemory.decision(event, sentence, progress.isPrivate(), topFiles()));
        }
    }

    private void decided(SessionEvent event) {
        if (!event.text("text").isBlank()) {
            decided(ExplicitMemory.decision(event, progress.isPrivate(), topFiles()));
            note();
        }
    }

    private void decided(Draft decision) {
        keep(decision);
        if (!decision.isPrivate()) {
            progress = progress.with(progress.overview().decided(decision.title()));
        }
    }

    private void act(SessionEvent event, Action action) {
        switch (action) {
            case Action.CommandRan(String line) -> ran(event, Command.of(line, progress.folder()));
            case Action.CommandFailed(String line, String output) -> failed(Command.of(line, progress.folder()), output);
            case Action.TasksChanged changed -> {
                if (!progress.isPrivate()) {
                    progress = progress.with(progress.overview().planned(changed));
                }
            }
            case Action.Chosen(var choices) -> {
                choices.forEach(choice -> decided(ExplicitMemory.decision(event, choice, progress.isPrivate(), topFiles())));
                note();
            }
            case Action.FilesRead read -> useFiles(read);
            case Action.FilesEdited edited -> useFiles(edited);
            case Action.Nothing() -> {
            }
        }
        touch(event);
    }

    private void touch(SessionEvent event) {
        var turn = progress.turn();
        if (turn != null) {
            progress = progress.with(turn.with(turn.work(), event.occurredAt()));
        }
    }

    private void useFiles(Action action) {
        if (action instanceof Action.FilesRead(var paths)) {
            paths.forEach(path -> Paths.named(path, progress.folder()).ifPresent(this::read));
        } else if (action instanceof Action.FilesEdited(var paths)) {
            paths.forEach(path -> Paths.named(path, progress.folder()).ifPresent(this::edited));
        }
    }

    private void read(String path) {
        var turn = progress.turn();
        if (turn != null) {
            progress = progress.with(turn.with(turn.work().read(path), turn.lastEventAt()));
        }
    }

    private void edited(String path) {
        var turn = progress.turn();
        boolean isFirst = turn == null || !turn.work().hasEdited(path);
        if (turn != null) {
            progress = progress.with(turn.with(turn.work().edited(path), turn.lastEventAt()));
        }
        if (!progress.isPrivate()) {
            progress = progress.with(progress.overview().edited(path));
        }
        progress = progress.with(progress.failing().stream().map(failure -> failure.edited(path)).toList());
        if (isFirst) {
            note();
        }
    }

    private void ran(SessionEvent event, Command command) {
        if (!command.isNotable()) {
            return;
        }
        var turn = progress.turn();
        if (turn != null) {
            progress = progress.with(turn.with(turn.work().ran(command.text()), event.occurredAt()));
        }
        var before = progress.failing();
        progress = progress.with(before.stream().filter(failure -> !failure.isOverAfter(command))
                .map(failure -> failure.after(command)).toList());
        before.stream().filter(failure -> failure.isOverAfter(command)).forEach(failure -> solve(event, failure, command));
    }

    private void solve(SessionEvent event, Failure failure, Command command) {
        Solution.of(failure, command).ifPresent(solution -> {
            var turn = progress.turn();
            if (turn != null) {
                progress = progress.with(turn.with(turn.work().fixed(solution.inWords()), event.occurredAt()));
            }
            boolean isPrivate = failure.isPrivate() || progress.isPrivate();
            if (!isPrivate && !solution.isTrivial()) {
                progress = progress.with(progress.overview().fixed(solution.inWords()));
            }
            if (solution.isWorthKeeping()) {
                keep(solution.draft(event, isPrivate));
            }
            note();
        });
    }

    private void failed(Command command, String output) {
        if (!command.isNotable() || Failure.isRefusal(output)) {
            return;
        }
        var failure = Failure.of(progress.turns(), command,
                Paths.withoutFolder(Failure.gist(output), progress.folder()), progress.isPrivate());
        var others = new ArrayList<>(progress.failing());
        for (Failure before : progress.failing()) {
            if (before.keys().equals(failure.keys())) {
                others.remove(before);
                failure = failure.after(before);
            }
        }
        others.add(failure);
        progress = progress.with(List.copyOf(others));
    }

    private List<String> topFiles() {
        var turn = progress.turn();
        return turn == null ? List.of() : FileUse.ranked(turn.work().edited()).stream().limit(10).toList();
    }

    private void writeTurn(Progress at) {
        var open = at.turn();
        if (open == null) {
            return;
        }
        var failing = at.failing().stream().filter(failure -> failure.turn() == open.ask().ordinal()).toList();
        var writer = new TurnWriter(open, failing);
        turns.put(open.ask().ordinal(), writer.turn());
        keep(writer.draft());
    }

    private void keep(Draft draft) {
        drafts.put(draft.place(), draft);
    }
}
