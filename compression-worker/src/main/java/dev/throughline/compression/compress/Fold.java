package dev.throughline.compression.compress;

import dev.throughline.common.event.SessionEvent;

/**
 * Takes in events one after the other. Noteworthy are a prompt, a response, a file that is edited for the first time, a fix, a
 * decision and the session's end.
 */
final class Fold {

    private final ToolReader tools = new ToolReader();
    private final Notebook notebook;
    private final Conversation conversation;
    private final Deeds deeds;

    Fold(Progress progress) {
        this.notebook = new Notebook(progress);
        this.conversation = new Conversation(notebook);
        this.deeds = new Deeds(notebook);
    }

    void add(SessionEvent event) {
        notebook.at(event.occurredAt());
        if (notebook.progress().folder().isEmpty() && !event.text("cwd").isBlank()) {
            notebook.progress(notebook.progress().in(event.text("cwd")));
        }
        if (event.agentId() == null) {
            addOfMain(event);
        } else {
            deeds.addOfSubAgent(tools.read(event));
        }
        if (event.isPrivate() || notebook.progress().isPrivate()) {
            notebook.markPrivate(event.id());
        }
    }

    /** Says that what is known now is worth writing. */
    void note() {
        notebook.note();
    }

    Compressed result() {
        return notebook.result();
    }

    private void addOfMain(SessionEvent event) {
        switch (event.type()) {
            case PROMPT -> conversation.prompt(event, Injected.without(event.text("text")));
            case RESPONSE -> conversation.response(event, Injected.without(event.text("text")));
            case DECISION -> deeds.decided(event);
            case FINDING -> notebook.keep(RuleWriter.finding(event, event.isPrivate() || notebook.progress().isPrivate()));
            case SESSION_ENDED, COMPACTED -> notebook.note();
            case TOOL_RESULT, TOOL_FAILED, FILE_ACCESS, GOAL_ADDED, GOAL_UPDATED -> deeds.add(event, tools.read(event));
            case SEARCH -> notebook.evidence(Evidence::looked);
            case SESSION_STARTED, SESSION_RESUMED, TOOL_CALL, QUESTION, AGENT_SPAWNED, AGENT_COMPLETED, PHASE, STATE,
                    CHECKPOINT, MEMORY_REFERENCE, SUBAGENT_STOPPED, NOTIFICATION, USAGE, CUSTOM ->
                {
                }
        }
    }
}
