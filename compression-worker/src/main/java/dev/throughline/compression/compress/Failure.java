package dev.throughline.compression.compress;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command that failed and was not seen to succeed since.
 *
 * @param keys of its calls that were not seen to succeed since
 * @param calls what was called
 * @param error what it said, in a line
 * @param editedSince files edited after it, the suspects of the fix
 * @param ranSince commands that succeeded after it, suspects too
 * @param isPrivate whether it was in a private turn
 * @param isPassedOver whether the work was committed since: it blocks nothing
 */
record Failure(int turn, List<String> keys, List<String> calls, String error, List<String> editedSince, List<String> ranSince,
        boolean isPrivate, boolean isPassedOver) {

    private static final int MOST_FILES = 10;
    private static final int MOST_CALLS = 4;
    private static final int MOST_SUSPECTS = 3;
    private static final int MOST_ERROR = 220;
    private static final int MOST_OUTPUT = 20_000;
    // a later test or commit repairs nothing
    private static final Pattern REPAIR = Pattern.compile(
            "(?i)\\b(?:fix|fmt|format|write|install|add|update|upgrade|generate|codegen|migrate|build|clean|prune|sync|rm|mv|cp|mkdir|chmod|kill|pkill|start|restart|up)\\b");
    private static final Pattern ANSI = Pattern.compile("\u001B\\[[0-9;?]*[A-Za-z]");
    private static final Pattern NOISE = Pattern.compile(
            "(?i)exit code:? \\d+|\\$ .*|> .*|at .*\\(.*\\)|.*<tool_use_error>.*|(\\[\\w+] )?warn(ing)?\\b.*|[^\\p{L}]*|bun test v.*|npm notice.*");
    private static final Pattern FAILED_TEST = Pattern.compile("(?:\\(fail\\)|FAIL(?:ED)?\\b|--- FAIL|not ok\\b|[✗✕]).*");
    private static final Pattern STRONG = Pattern.compile(
            "(?i)(?:\\(fail\\)|fail(?:ed|ure)?\\b|[✗✕×]|error\\b|fatal:|E {2,}|.*\\berror(?: [A-Z]+\\d+|\\[\\w+])?:|\\S*Exception\\b).*");
    private static final Pattern TELLING = Pattern.compile(
            "(?i).*(error|fail|exception|cannot|can't|could not|couldn't|not found|denied|unexpected|unrecognized|undefined|invalid|missing|refused|mismatch|expected|✗|×).*");
    private static final Pattern SHOWN = Pattern.compile(
            "(?m)^[ \\t]*at \\S.*:\\d+\\)?$|^Traceback \\(|\\b[A-Z]\\w*(?:Error|Exception): \\S|^(?:error|fatal|ERROR|npm ERR!|E  )\\b.{0,3}\\S|exit(?:ed with)? code [1-9]|^\\[[^]\\n]+] .*\\bfailed\\b");
    private static final Pattern MISUSE = Pattern.compile(
            "(?i)\\bunrecogni[sz]ed (?:subcommand|option|arguments?)|command not found|unknown (?:option|command|flag)|no such file or directory|\\busage: ");
    private static final int LONGEST_MISUSE = 1_000;
    private static final Pattern SUMMARY = Pattern
            .compile(
                    "(?i)\\s*(?:found )?\\d+ (?:errors?|fail(?:ed|ures?)?|pass(?:ed)?)\\b.*|.*\\bsome errors were emitted\\b.*|error: script \".*\" exited with code.*|.*\\bELIFECYCLE\\b.*");

    Failure {
        keys = List.copyOf(keys);
        calls = List.copyOf(calls);
        editedSince = List.copyOf(editedSince);
        ranSince = List.copyOf(ranSince);
    }

    static Failure of(int turn, Command command, String error, boolean isPrivate) {
        return new Failure(turn, command.keys(), Bounded.lastOf(command.calls(), MOST_CALLS), error, List.of(),
                List.of(), isPrivate, false);
    }

    /** What was called, as it may be quoted. */
    String command() {
        return String.join(" && ", calls);
    }

    /** What failed, in few words. */
    String key() {
        return String.join(" && ", keys);
    }

    Failure edited(String path) {
        return new Failure(turn, keys, calls, error, Bounded.with(editedSince, path, MOST_FILES), ranSince, isPrivate,
                isPassedOver);
    }

    /** The same failure again: what was edited since the first time stays suspect. */
    Failure after(Failure before) {
        return new Failure(turn, keys, calls, error, before.editedSince, before.ranSince, isPrivate || before.isPrivate,
                false);
    }

    /** After a command that succeeded; without keys it is over. */
    Failure after(Command success) {
        List<String> left = keys.stream().filter(key -> !success.covers(key, calls)).toList();
        boolean isSuspect = left.size() == keys.size() && REPAIR.matcher(success.text()).find();
        return new Failure(turn, left.isEmpty() ? keys : left, calls, error, editedSince,
                isSuspect ? Bounded.with(ranSince, success.text(), MOST_SUSPECTS) : ranSince, isPrivate,
                isPassedOver || !success.subject().isEmpty());
    }

    /** Whether it stands in the way of the work, as far as is known. */
    boolean isBlocking() {
        return !isPassedOver && !isMisuse(error);
    }

    boolean isOverAfter(Command success) {
        return keys.stream().allMatch(key -> success.covers(key, calls));
    }

    /** The line of an output that says most of what went wrong. */
    static String gist(String output) {
        var lines = ANSI.matcher(Text.cut(output, MOST_OUTPUT)).replaceAll("").lines().map(String::strip)
                .filter(line -> !NOISE.matcher(line).matches()).limit(400).toList();
        var matter = lines.stream().filter(line -> !SUMMARY.matcher(line).matches()).toList();
        String telling = Stream.of(matter, lines)
                .flatMap(some -> Stream.of(FAILED_TEST, STRONG, TELLING)
                        .flatMap(says -> some.stream().filter(line -> says.matcher(line).matches())))
                .findFirst().orElseGet(() -> lines.isEmpty() ? "" : lines.getFirst());
        return Text.cutAtWord(Text.inOneLine(telling), MOST_ERROR);
    }

    /** Whether a text holds what a program wrote when it failed. */
    static boolean isShownIn(String text) {
        return text.indexOf('\n') > 0 && SHOWN.matcher(Text.cut(text, MOST_OUTPUT)).find();
    }

    /** Whether the command was only called wrongly: it says nothing of the work. */
    static boolean isMisuse(String output) {
        return MISUSE.matcher(Text.cut(output, LONGEST_MISUSE)).find();
    }

    /** Whether the person stopped it, or the agent's own rules did: no failure of the work. */
    static boolean isRefusal(String output) {
        String start = Text.cut(output, 400).toLowerCase(Locale.ROOT);
        return start.contains("doesn't want to proceed") || start.contains("tool use was rejected")
                || start.contains("sibling tool call errored") || start.contains("permission to use")
                || start.contains("interrupted by user");
    }
}
