package dev.throughline.compression.compress;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a prompt asks for.
 *
 * @param title a line
 * @param intent a few sentences
 * @param weight whether it says something of its own
 */
record Request(String title, String intent, Weight weight) {

    /** How much a prompt says. */
    enum Weight {
        /** A task or question. */
        MEANINGFUL,
        /** A step that ends any task, such as a commit. */
        ROUTINE,
        /** A nod. */
        NOD
    }

    private static final int MOST_TITLE = 110;
    private static final int MOST_INTENT = 600;
    private static final int MOST_WORDS_OF_A_NOD = 5;
    private static final int LONGEST_WITHOUT_WEIGHT = 100;
    private static final Set<String> NODS = Set.of("ok", "okay", "k", "yes", "y", "yep", "yeah", "yup", "no", "continue", "go",
            "on", "ahead", "proceed", "thanks", "thank", "you", "please", "do", "it", "sure", "good", "great", "perfect",
            "lgtm",
            "next", "keep", "going", "fine", "cool", "nice", "done", "and", "again", "retry", "try", "that", "this", "all",
            "right", "resume", "carry", "sounds", "looks", "correct", "awesome", "excellent", "hi", "hello", "hey", "then",
            "now");
    private static final Pattern ROUTINE = Pattern.compile(
            "(?i)(?:ok(?:ay)?,? |now |please |and |then |git )*(?:comm?it|push|merge|rebase|run (?:the )?(?:tests?|lint\\w*|build))\\b.{0,60}");
    // "Implement the following plan:" and its like: what follows says what it is about
    private static final Pattern LEAD = Pattern.compile("(?s)\\A\\s*[^\\n]{0,80}:\\s*\\n+\\s*(?=#)");
    private static final Pattern LABEL = Pattern.compile("(?i)\\A(?:implementation )?(?:plan|task|goal|title)\\s*[:–-]\\s+");
    /** A terminal's prompt sign, and what was typed behind it. */
    private static final Pattern CONSOLE = Pattern.compile("\\A\\s*(?:[❯➜$]|\\S*[#%$❯])\\s+([\\w./~-][^\\n]{1,80})\\n");
    private static final Pattern WORD = Pattern.compile("[^\\p{L}\\p{N}']+");

    static Request of(String prompt) {
        var console = CONSOLE.matcher(prompt);
        return console.lookingAt() && Failure.isShownIn(prompt) ? pasted(console.group(1), prompt) : written(prompt);
    }

    /** The command, and what it said: the rest of a terminal is noise. */
    private static Request pasted(String command, String terminal) {
        String title = Text.cutAtWord(
                command + ": " + Failure.gist(terminal.substring(terminal.indexOf(command) + command.length())),
                MOST_TITLE);
        return new Request(title, title, Weight.MEANINGFUL);
    }

    private static Request written(String prompt) {
        String text = LEAD.matcher(prompt).replaceFirst("").strip();
        boolean hasHeading = text.startsWith("#");
        String heading = hasHeading ? text.lines().findFirst().orElse("") : text;
        String rest = hasHeading ? text.substring(heading.length()) : text;
        String title = LABEL.matcher(Text.gist(heading, MOST_TITLE)).replaceFirst("");
        String intent = Text.gist(rest, MOST_INTENT);
        return new Request(title, intent.isEmpty() ? title : intent, weight(text));
    }

    private static Weight weight(String text) {
        if (text.length() > LONGEST_WITHOUT_WEIGHT) {
            return Weight.MEANINGFUL;
        }
        String[] words = WORD.split(text.toLowerCase(Locale.ROOT));
        boolean isNod = words.length <= MOST_WORDS_OF_A_NOD
                && Arrays.stream(words).allMatch(word -> word.isEmpty() || NODS.contains(word));
        if (isNod) {
            return Weight.NOD;
        }
        return ROUTINE.matcher(text).matches() ? Weight.ROUTINE : Weight.MEANINGFUL;
    }

    /** The title of a turn that may only go on with what was asked before. */
    String titleAfter(String before) {
        if (before.isEmpty() || weight == Weight.MEANINGFUL) {
            return title;
        }
        return switch (weight) {
            case MEANINGFUL -> title;
            case ROUTINE -> Text.cutAtWord(title, MOST_TITLE / 2) + " (" + Text.cutAtWord(before, MOST_TITLE / 2) + ")";
            case NOD -> Text.cutAtWord(before, MOST_TITLE) + " (continued)";
        };
    }
}
