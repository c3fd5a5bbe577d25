package dev.throughline.compression.compress;

import java.util.List;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.memory.MemoryKind;

/** Takes in what was said: passages, what was asked and answered, and what of it is worth a memory of its own. */
final class Conversation {

    /** A longer response is said again word for word by nobody. */
    private static final int LONGEST_STATUS = 400;

    private final Notebook notebook;

    Conversation(Notebook notebook) {
        this.notebook = notebook;
    }

    /** @param text of the event, without what nobody said */
    void prompt(SessionEvent event, String text) {
        if (text.isBlank()) {
            hidden(event);
            return;
        }
        endTurn();
        var request = Request.of(text);
        boolean canCorrect = notebook.progress().turns() > 0;
        begin(event, request);
        if (!event.isPrivate() && request.weight() == Request.Weight.MEANINGFUL) {
            notebook.overview(overview -> overview.asked(request.title()));
            notebook.progress(notebook.progress().with(notes().with(notes().terms().heard(text))));
        }
        passage(event, new PassageWriter.Said(text, request.title(), request.weight()));
        if (request.weight() != Request.Weight.NOD) {
            understand(event, text, canCorrect);
        }
        notebook.note();
    }

    /** A prompt that is private as a whole has no text left; what it leads to is private nevertheless. */
    private void hidden(SessionEvent event) {
        if (event.isPrivate()) {
            endTurn();
            begin(event, Request.of(""));
            notebook.note();
        }
    }

    private void begin(SessionEvent event, Request request) {
        var progress = notebook.progress();
        var ask = new OpenTurn.Ask(progress.turns() + 1, request.titleAfter(progress.topic()), request.intent(),
                request.weight(), event.isPrivate(), event.occurredAt());
        notebook.progress(progress.begun(OpenTurn.begin(ask, event.id()), request));
        notebook.overview(overview -> overview.with(overview.plan().asks("")));
    }

    private void endTurn() {
        var turn = notebook.progress().turn();
        if (turn == null) {
            return;
        }
        notebook.writeTurn();
        if (turn.isTold()) {
            notebook.overview(overview -> overview.came(turn.work().outcome()));
        }
    }

    /** What a prompt says beyond its task. */
    private void understand(SessionEvent event, String text, boolean canCorrect) {
        String speaker = event.text("speaker"); // people talk to each other: no agent is given rules
        String typed = speaker.isBlank() ? Typed.part(text) : "";
        if (typed.isEmpty()) {
            String saidBy = speaker.isBlank() ? "pasted" : speaker;
            DecisionFinder.find(Prose.of(text), false).forEach(decision -> decide(event, decision, saidBy));
            return;
        }
        if (Failure.isShownIn(text)) {
            notebook.evidence(Evidence::failed);
        }
        var prose = Prose.of(typed);
        List<Rule> rules = RuleFinder.find(prose, canCorrect);
        rules.forEach(rule -> lay(event, rule));
        DecisionFinder.find(prose, true).stream()
                .filter(decision -> rules.stream().noneMatch(rule -> rule.sentence().equals(decision.sentence())))
                .forEach(decision -> decide(event, decision, "user"));
        SnippetFinder.find(text).forEach(snippet -> keep(event, snippet));
    }

    /** @param text of the event, without what nobody said */
    void response(SessionEvent event, String text) {
        if (text.isBlank()) {
            return;
        }
        var prose = Prose.of(text);
        answer(event, Outcome.of(text, prose));
        if (!isRepeated(event, text)) {
            leave(text, prose);
            passage(event, new PassageWriter.Said(text, PassageWriter.title(prose), Request.Weight.MEANINGFUL));
            DecisionFinder.find(prose, false).forEach(decision -> decide(event, decision, "assistant"));
            SnippetFinder.find(text).forEach(snippet -> keep(event, snippet));
        }
        notebook.note();
    }

    private void answer(SessionEvent event, String outcome) {
        var turn = notebook.progress().turn();
        if (turn != null) {
            notebook.progress(notebook.progress()
                    .with(turn.with(event.id()).with(turn.work().answered(outcome), event.occurredAt())));
        }
    }

    /** What a response leaves to do, or to be answered. */
    private void leave(String text, Prose prose) {
        int turns = notebook.progress().turns();
        List<String> steps = NextSteps.find(text);
        String offer = NextSteps.offer(prose);
        notebook.overview(overview -> overview.with(steps.isEmpty() ? overview.plan().asks(offer)
                : overview.plan().leaves(steps, turns).asks(offer)));
    }

    /** Whether an agent says in a few words what it said before. What people say to each other is kept as it is. */
    private boolean isRepeated(SessionEvent event, String text) {
        if (text.length() > LONGEST_STATUS || !event.text("speaker").isBlank()) {
            return false;
        }
        String fingerprint = Fingerprint.of(text);
        boolean isKnown = notes().said().contains(fingerprint);
        notebook.progress(notebook.progress().with(notes().saying(fingerprint)));
        return isKnown;
    }

    private void passage(SessionEvent event, PassageWriter.Said said) {
        notebook.progress(notebook.progress().withPassage());
        notebook.keep(PassageWriter.write(event, notebook.progress(), said));
    }

    private void decide(SessionEvent event, Decision decision, String saidBy) {
        var draft = new DecisionWriter(event, isPrivate(), topFiles()).found(decision, saidBy);
        notebook.keep(draft);
        notebook.findings(findings -> findings.decided(draft.title()));
    }

    private void lay(SessionEvent event, Rule rule) {
        var draft = RuleWriter.write(event, rule, isPrivate());
        notebook.keep(draft);
        if (rule.kind() == MemoryKind.FACT) {
            notebook.findings(findings -> findings.ruled(draft.title()));
        }
    }

    private void keep(SessionEvent event, Snippet snippet) {
        int slot = isPrivate() ? 0 : notes().snippets().slotOf(snippet.slot());
        if (slot > 0) {
            notebook.progress(notebook.progress().with(notes().with(notes().snippets().with(slot, snippet.slot()))));
            notebook.keep(snippet.draft(event, slot, false));
        }
    }

    private List<String> topFiles() {
        return notebook.progress().topFiles();
    }

    private boolean isPrivate() {
        return notebook.progress().isPrivate();
    }

    private Notes notes() {
        return notebook.progress().notes();
    }
}
