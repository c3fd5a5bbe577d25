package dev.throughline.compression.compress;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A line for the shell.
 *
 * @param text as it may be quoted
 * @param calls the programs that it calls one after the other, with their arguments
 * @param keys of the calls: program and what it does, without options; by this a later attempt is known to be the same
 * @param kinds of all its calls, also of those that only look
 * @param subject of the commit that it makes, "" where it makes none
 * @param changes of files that are deleted or renamed by it
 */
record Command(String text, List<String> calls, List<String> keys, Set<CommandKind> kinds, String subject,
        List<FileChange> changes) {

    private static final int MOST = 140;
    private static final int LONGEST_LINE = 4_000;
    private static final int LONGEST_CALL = 200;
    private static final Pattern CHANGE_FOLDER = Pattern.compile("\\A\\s*cd\\s+(\"[^\"]*\"|'[^']*'|\\S+)\\s*(?:&&|;)\\s*");
    private static final Pattern PREFIX = Pattern
            .compile("\\A(?:(?:[A-Z_][A-Z0-9_]*=\\S*|sudo|time|timeout\\s+\\S+|nohup|env)\\s+)+");
    private static final Pattern OUTPUT = Pattern
            .compile(
                    "\\s*(?:\\d?>&\\d|&?\\d?>>?\\s*\\S+|\\|\\s*(?:tail|head|grep|cat|tee|less|jq|sed|awk|sort|wc)\\b(?:\"[^\"]*\"|'[^']*'|[^|&;])*)");
    private static final Pattern HERE_DOCUMENT = Pattern.compile("(?s)\\s*(?:\"?\\$\\(cat )?<<.*");
    private static final Pattern MESSAGE = Pattern.compile(
            "(?s)\\bgit\\b.*?\\bcommit\\b.*?-a?m\\s+(?:\"\\$\\(cat <<-?\\s*['\"]?\\w+['\"]?\\s*\\n\\s*([^\\n]+)|\"([^\"\\n]+)|'([^'\\n]+))");
    private static final Pattern WHOLE_MESSAGE = Pattern.compile("(\\bcommit\\b[^|;&]*?\\s-\\w*m)\\s+(?:\"[^\"]*\"|'[^']*')");
    private static final Pattern SEPARATOR = Pattern.compile("\\s*(?:&&|;|\\|\\||\\n)\\s*");
    /** What passes a command on as it is, and only shortens what it says. */
    private static final Pattern WRAPPER = Pattern.compile("\\Artk (?:proxy )?");
    private static final Pattern FOLDER_OPTION = Pattern.compile("\\bgit -C \\S+ ");
    private static final Set<String> LOOKS = Set.of("ls", "cat", "head", "tail", "pwd", "echo", "find", "grep", "rg", "wc",
            "which",
            "sed", "awk", "tree", "stat", "file", "du", "df", "ps", "date", "sleep", "cd", "true", "test", "[", "printf",
            "diff", "sort", "jq", "less", "type", "whoami", "for", "while", "if", "export", "source", "git status", "git diff",
            "git log", "git show", "git branch", "git rev-parse", "git ls-files", "git blame", "git remote", "git stash",
            "git add", "git fetch", "git grep", "git reset", "gh api", "gh run");
    private static final Set<String> RUNNERS = Set.of("run", "exec", "x", "dlx");

    Command {
        calls = List.copyOf(calls);
        keys = List.copyOf(keys);
        kinds = Set.copyOf(kinds);
        changes = List.copyOf(changes);
    }

    static Command of(String line, String folder) {
        String plain = replaced(Text.cut(line.strip(), LONGEST_LINE), "git -C ", FOLDER_OPTION, "git ");
        boolean isElsewhere = false;
        for (var moved = CHANGE_FOLDER.matcher(plain); moved.find(); moved = CHANGE_FOLDER.matcher(plain)) {
            isElsewhere |= !Paths.isRoot(moved.group(1), folder);
            plain = plain.substring(moved.end());
        }
        String bare = replaced(replaced(plain, "<<", HERE_DOCUMENT, ""), "commit", WHOLE_MESSAGE, "$1");
        String core = OUTPUT.matcher(bare).replaceAll("");
        var calls = new ArrayList<String>();
        var keys = new LinkedHashSet<String>();
        var kinds = EnumSet.noneOf(CommandKind.class);
        for (String part : SEPARATOR.split(core)) {
            String call = PREFIX.matcher(part).replaceFirst("").strip();
            String wrapped = WRAPPER.matcher(call).replaceFirst("");
            kinds.add(CommandKind.of(Text.cut(wrapped, LONGEST_CALL)));
            if (isNotable(key(wrapped))) {
                calls.add(Paths.withoutFolder(call, folder));
                keys.add(key(call));
            }
        }
        String subject = subject(plain);
        String text = subject.isEmpty() ? String.join(" && ", calls) : "git commit \"" + subject + "\"";
        return new Command(Text.cutAtWord(text, MOST), calls, List.copyOf(keys), kinds, subject,
                isElsewhere ? List.of() : ShellChanges.of(calls));
    }

    /** Whether it does more than look. */
    boolean isNotable() {
        return !keys.isEmpty();
    }

    /** Whether a later success of this command says that the failed call works now, as the same or behind a wrapper. */
    boolean covers(String failedKey, List<String> failedCalls) {
        return keys.contains(failedKey)
                || failedCalls.stream().anyMatch(failed -> calls.stream().anyMatch(call -> failed.endsWith(" " + call)));
    }

    /** @param part without which the pattern does not match: few lines have it, and to look for it is quick */
    private static String replaced(String line, String part, Pattern pattern, String by) {
        return line.contains(part) ? pattern.matcher(line).replaceAll(by) : line;
    }

    private static String subject(String line) {
        var message = MESSAGE.matcher(line);
        if (!line.contains("commit") || !message.find()) {
            return "";
        }
        String subject = message.group(1) != null ? message.group(1)
                : message.group(2) != null ? message.group(2) : message.group(3);
        return subject.strip();
    }

    private static boolean isNotable(String key) {
        return !key.isEmpty() && !LOOKS.contains(key) && !LOOKS.contains(key.split(" ", 2)[0]);
    }

    private static String key(String call) {
        List<String> words = new ArrayList<>();
        for (String word : call.split("\\s+", 12)) {
            if (!word.isEmpty() && !word.startsWith("-")) {
                words.add(word);
            }
            if (words.size() == (words.size() > 1 && RUNNERS.contains(words.get(1)) ? 3 : 2)) {
                break;
            }
        }
        return Text.cut(String.join(" ", words), MOST);
    }
}
