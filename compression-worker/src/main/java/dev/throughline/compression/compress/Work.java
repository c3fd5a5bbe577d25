package dev.throughline.compression.compress;

import java.util.List;

/**
 * What was done in a turn.
 *
 * @param read files, the latest last
 * @param edited files, the latest last
 * @param commands that do more than look
 * @param fixed failures that were fixed in it, in words
 * @param outcome the gist of the latest response
 * @param evidence of what was done
 */
record Work(List<String> read, List<FileUse> edited, List<String> commands, List<String> fixed, String outcome,
        Evidence evidence) {

    static final Work NONE = new Work(List.of(), List.of(), List.of(), List.of(), "", Evidence.NONE);

    private static final int MOST_READ = 30;
    private static final int MOST_EDITED = 50;
    private static final int MOST_COMMANDS = 10;
    private static final int MOST_FIXED = 5;

    /** Older progress has no evidence. */
    @SuppressWarnings("ConstantValue")
    Work {
        read = List.copyOf(read);
        edited = List.copyOf(edited);
        commands = List.copyOf(commands);
        fixed = List.copyOf(fixed);
        evidence = evidence == null ? Evidence.NONE : evidence;
    }

    Work read(String path) {
        return new Work(Bounded.with(read, path, MOST_READ), edited, commands, fixed, outcome, evidence);
    }

    Work changed(FileChange change) {
        return new Work(read, FileUse.changed(edited, change, MOST_EDITED), commands, fixed, outcome, evidence.changed(change));
    }

    Work ran(String command) {
        return new Work(read, edited, Bounded.with(commands, command, MOST_COMMANDS), fixed, outcome, evidence);
    }

    Work fixed(String how) {
        return new Work(read, edited, commands, Bounded.with(fixed, how, MOST_FIXED), outcome, evidence);
    }

    Work answered(String gist) {
        return new Work(read, edited, commands, fixed, gist, evidence);
    }

    Work with(Evidence changed) {
        return new Work(read, edited, commands, fixed, outcome, changed);
    }

    boolean hasChanged(String path) {
        return edited.stream().anyMatch(use -> use.path().equals(path));
    }

    /** Whether it was read or changed. */
    boolean knows(String path) {
        return read.contains(path) || hasChanged(path);
    }

    /** Files that were read and not edited, the latest first. */
    List<String> onlyRead() {
        return read.reversed().stream().filter(path -> !hasChanged(path)).toList();
    }
}
