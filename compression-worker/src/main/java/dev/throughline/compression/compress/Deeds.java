package dev.throughline.compression.compress;

import java.util.ArrayList;
import java.util.List;

import dev.throughline.common.event.SessionEvent;

/** Takes in what was done: files, commands, failures and what fixed them, tasks, answers. */
final class Deeds {

    private final Notebook notebook;

    Deeds(Notebook notebook) {
        this.notebook = notebook;
    }

    /** Of a sub-agent no more than the files counts. */
    void addOfSubAgent(Action action) {
        useFiles(action);
    }

    /** A decision that a client reports. */
    void decided(SessionEvent event) {
        if (!event.text("text").isBlank()) {
            keep(writer(event).reported());
            notebook.note();
        }
    }

    void add(SessionEvent event, Action action) {
        switch (action) {
            case Action.CommandRan(String line) -> ran(event, Command.of(line, progress().folder()));
            case Action.CommandFailed(String line, String output) -> failed(Command.of(line, progress().folder()), output);
            case Action.TasksChanged changed -> {
                notebook.evidence(Evidence::planned);
                notebook.overview(overview -> overview.with(overview.plan().changed(changed)));
            }
            case Action.Chosen(var choices) -> {
                choices.stream().filter(DecisionWriter::isDecision).forEach(choice -> keep(writer(event).chosen(choice)));
                notebook.note();
            }
            case Action.Searched() -> notebook.evidence(Evidence::looked);
            case Action.Planned() -> notebook.evidence(Evidence::planned);
            case Action.FilesRead read -> useFiles(read);
            case Action.FilesChanged changed -> useFiles(changed);
            case Action.Nothing() -> {
            }
        }
        notebook.work(work -> work, event.occurredAt());
    }

    private void keep(Draft decision) {
        notebook.keep(decision);
        if (!decision.isPrivate()) {
            notebook.findings(findings -> findings.decided(decision.title()));
        }
    }

    private DecisionWriter writer(SessionEvent event) {
        return new DecisionWriter(event, event.isPrivate() || progress().isPrivate(), progress().topFiles());
    }

    private void useFiles(Action action) {
        if (action instanceof Action.FilesRead(var paths)) {
            notebook.evidence(Evidence::looked);
            paths.forEach(path -> Paths.named(path, progress().folder())
                    .ifPresent(name -> notebook.work(work -> work.read(name), null)));
        } else if (action instanceof Action.FilesChanged(var changes)) {
            changes.forEach(this::changed);
        }
    }

    private void changed(FileChange change) {
        Paths.named(change.path(), progress().folder()).ifPresent(name -> changed(name, change.how()));
    }

    private void changed(String path, FileChange.How how) {
        var turn = progress().turn();
        boolean isFirst = turn == null || !turn.work().hasChanged(path);
        boolean isKnown = progress().overview().hasChanged(path) || turn != null && turn.work().knows(path);
        // an agent that overwrites a file has read it before
        var change = new FileChange(path, how == FileChange.How.CREATED && isKnown ? FileChange.How.EDITED : how);
        notebook.work(work -> work.changed(change), null);
        notebook.overview(overview -> overview.changed(change));
        notebook.progress(progress().with(progress().failing().stream()
                .map(failure -> mayKnow(failure) ? failure.edited(path) : failure).toList()));
        if (isFirst) {
            notebook.note();
        }
    }

    private void ran(SessionEvent event, Command command) {
        command.kinds().forEach(kind -> notebook.evidence(evidence -> evidence.afterRun(kind)));
        if (!command.isNotable()) {
            return;
        }
        notebook.work(work -> work.ran(command.text()), event.occurredAt());
        command.changes().forEach(this::changed);
        if (!command.subject().isEmpty()) {
            notebook.findings(findings -> findings.committed(command.subject()));
        }
        var before = progress().failing();
        notebook.progress(progress().with(before.stream().filter(failure -> !failure.isOverAfter(command))
                .map(failure -> mayKnow(failure) ? failure.after(command) : failure).toList()));
        before.stream().filter(failure -> failure.isOverAfter(command)).forEach(failure -> solve(event, failure, command));
    }

    private void solve(SessionEvent event, Failure failure, Command command) {
        Solution.of(failure, command).ifPresent(solution -> {
            notebook.work(work -> work.fixed(solution.inWords()), event.occurredAt());
            boolean isPrivate = failure.isPrivate() || progress().isPrivate();
            if (!isPrivate && !solution.isTrivial()) {
                notebook.findings(findings -> findings.fixed(solution.inWords()));
            }
            if (solution.isWorthKeeping()) {
                notebook.keep(solution.draft(event, isPrivate));
            }
            notebook.note();
        });
    }

    private void failed(Command command, String output) {
        if (!command.isNotable() || Failure.isRefusal(output)) {
            return;
        }
        if (!Failure.isMisuse(output)) {
            notebook.evidence(Evidence::failed);
        }
        var failure = Failure.of(progress().turns(), command,
                Paths.withoutFolder(Failure.gist(output), progress().folder()), progress().isPrivate());
        List<Failure> others = new ArrayList<>(progress().failing());
        for (Failure before : progress().failing()) {
            if (before.keys().equals(failure.keys())) {
                others.remove(before);
                failure = failure.after(before);
            }
        }
        others.add(failure);
        notebook.progress(progress().with(List.copyOf(others)));
    }

    /** What was done in a private turn is no suspect for a failure that everyone may see. */
    private boolean mayKnow(Failure failure) {
        return failure.isPrivate() || !progress().isPrivate();
    }

    private Progress progress() {
        return notebook.progress();
    }
}
