package dev.throughline.benchmark.compression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.throughline.benchmark.transcript.RawSession;
import dev.throughline.benchmark.transcript.RawSession.Call;

/**
 * Whether every failing command is named that was later fixed. Such a command is a call of Bash in the main conversation that
 * failed, was not refused, and whose same program and subcommand next succeeded with other arguments, or after an edit or
 * another command. Commands that only look (a {@code grep} without a match) are counted apart. It is named when program and
 * subcommand stand together in a text that is kept.
 */
final class FixedCommands {

    private static final Set<String> EDITS = Set.of("Edit", "Write", "MultiEdit", "NotebookEdit");
    private static final Set<String> LOOKS = Set.of("ls", "cat", "head", "tail", "grep", "rg", "find", "wc", "which", "echo",
            "cd", "pwd", "test", "sed", "awk", "stat", "file", "diff", "sleep", "ps", "lsof", "command", "type", "[", "jq");
    private static final Set<String> STARTERS = Set.of("sudo", "time", "npx", "bunx", "timeout", "env", "nohup", "exec");
    private static final Set<String> RUNNERS = Set.of("npm run", "bun run", "yarn run", "pnpm run");
    private static final Pattern NOT_RUN = Pattern
            .compile("(?s)^(?:<tool_use_error>|The user doesn't want|\\[Request interr).*");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"?|'[^']*'?");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*=\\S*");
    private static final Pattern WORD = Pattern.compile("[\\w@][\\w:@./-]*");

    private final Tally named = new Tally("failing commands that were later fixed, named in a text");
    private final Tally solved = new Tally("  the same, in a solution");
    private final Tally looks = new Tally("  failing looks (ls, grep, …) that later succeeded, in a text");

    void add(String session, RawSession raw, Kept kept) {
        String text = kept.text() + Kept.plain(kept.text());
        String solutions = kept.solutions();
        fixed(raw.calls()).forEach((command, failing) -> {
            String shown = command + "   (" + failing.lines().findFirst().orElse("") + ")";
            if (isLook(command)) {
                looks.add(session, shown, isNamed(command, text));
            } else {
                named.add(session, shown, isNamed(command, text));
                solved.add(session, shown, isNamed(command, solutions));
            }
        });
    }

    void print(boolean isVerbose) {
        for (Tally tally : List.of(named, solved, looks)) {
            tally.print();
            if (isVerbose) {
                tally.printMisses();
            }
        }
    }

    /** Program and subcommand with the call that failed, each once in a session. */
    static Map<String, String> fixed(List<Call> calls) {
        var main = calls.stream().filter(Call::isOfMain).toList();
        var fixed = new LinkedHashMap<String, String>();
        for (int i = 0; i < main.size(); i++) {
            Call call = main.get(i);
            if (isCommand(call) && call.hasFailed() && !NOT_RUN.matcher(call.output()).matches()) {
                String command = command(call.input("command"));
                if (!command.isEmpty() && isFixed(call, command, main.subList(i + 1, main.size()))) {
                    fixed.putIfAbsent(command, call.input("command"));
                }
            }
        }
        return fixed;
    }

    private static boolean isFixed(Call failed, String command, List<Call> later) {
        boolean wasSomethingDone = false;
        for (Call call : later) {
            boolean isSame = isCommand(call) && command(call.input("command")).equals(command);
            if (isSame && !call.hasFailed()) {
                return wasSomethingDone || !call.input("command").equals(failed.input("command"));
            }
            wasSomethingDone |= !isSame && !call.hasFailed() && (isCommand(call) || EDITS.contains(call.tool()));
        }
        return false;
    }

    private static boolean isCommand(Call call) {
        return call.tool().equals("Bash");
    }

    /**
     * What a call is for: of a chain its last command that does not only look, of a pipe the first. {@code cd app && CI=1 bun
     * test src | tail} is {@code bun test}.
     */
    private static String command(String line) {
        String bare = QUOTED.matcher(line.strip().lines().findFirst().orElse("")).replaceAll("");
        var chain = Arrays.stream(bare.split("&&|\\|\\||;")).map(part -> single(part.split("\\|", 2)[0]))
                .filter(command -> !command.isEmpty()).toList();
        return chain.reversed().stream().filter(command -> !isLook(command)).findFirst()
                .orElse(chain.isEmpty() ? "" : chain.getLast());
    }

    private static String single(String part) {
        List<String> words = new ArrayList<>(Arrays.asList(part.strip().split("\\s+")));
        words.removeIf(word -> word.matches("\\d?[<>].*"));
        while (!words.isEmpty() && (ASSIGNMENT.matcher(words.getFirst()).matches() || STARTERS.contains(words.getFirst())
                || words.getFirst().matches("\\d+|-.*"))) {
            words.removeFirst();
        }
        return words.isEmpty() || words.getFirst().isEmpty() ? "" : named(words);
    }

    private static boolean isLook(String command) {
        return LOOKS.contains(command.split(" ")[0]);
    }

    private static String named(List<String> words) {
        String program = words.getFirst().substring(words.getFirst().lastIndexOf('/') + 1);
        String command = program;
        for (String word : words.subList(1, words.size())) {
            boolean isWanted = command.equals(program) || RUNNERS.contains(command);
            if (!isWanted || !WORD.matcher(word).matches()) {
                break;
            }
            command += " " + word;
        }
        return command;
    }

    private static boolean isNamed(String command, String text) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(command) + "(?![\\w-])").matcher(text).find();
    }
}
