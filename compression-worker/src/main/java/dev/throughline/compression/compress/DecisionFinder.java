package dev.throughline.compression.compress;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds sentences that say what was decided. It would rather miss one than take a plan or a question for a decision. */
final class DecisionFinder {

    private static final int SHORTEST = 20;
    private static final int LONGEST = 400;
    private static final int MOST_IN_A_TEXT = 3;
    private static final int MOST_CHARACTERS = 6_000;
    private static final int LONGEST_TYPED = 800;

    private static final Pattern BY_ANYONE = Pattern.compile("(?i)"
            + "\\b(?:we|we've|i've|they|you|team)\\b(?: have| has)?(?: already| also| just)? (?:decided|agreed|opted|settled|chosen|chose)\\b"
            + "|^(?:key |final |design |architecture )?decision:"
            + "|\\b(?:we'll|we will|we're going to) (?:use|go with|stick with|stay with|keep|switch to|drop)\\b"
            + "|\\blet'?s (?:go with|stick with|stay with|settle on)\\b"
            + "|\\b(?:switched|moved|migrated) (?:from \\S.{1,60} to|to \\S.{1,60} (?:instead of|because))\\b"
            + "|\\b(?:chose|picked|went with|opted for) \\S.{1,80} (?:over|instead of|rather than|because)\\b");
    private static final Pattern BY_A_PERSON = Pattern.compile("(?i)"
            + "^(?:no, |please |and |but |ok, |so )*(?:use|using|keep|prefer) \\S.{1,80} (?:instead of|rather than|not) \\S"
            + "|\\blet'?s (?:use|keep|drop|switch to|not|avoid)\\b"
            + "|\\b(?:always|never) (?:use|commit|push|add|write|run|edit|put)\\b"
            + "|\\b(?:i|we) (?:prefer|want to use|don't want)\\b");
    private static final Pattern NOT_DECIDED = Pattern.compile(
            "(?i)\\?\\s*$|^(?:if|should|could|would|whether|when|maybe|perhaps)\\b|\\b(?:haven't|not yet|if we|whether)\\b|\\bfor example\\b|\\bvs\\b");

    /** Without one of these {@link #BY_ANYONE} cannot match: most sentences are spared the pattern. */
    private static final List<String> SIGNS = List.of("decided", "agreed", "opted", "settled", "chose", "decision", "we'll",
            "we will", "we're going", "let's", "lets ", "switched", "moved", "migrated", "picked", "went with");

    /** @param isByAPerson whose rules and wishes count too, unless the text is so long that it was not typed */
    List<String> find(String text, boolean isByAPerson) {
        boolean isTyped = isByAPerson && text.length() <= LONGEST_TYPED;
        return Text.sentences(Text.cut(text, MOST_CHARACTERS)).stream()
                .filter(sentence -> sentence.length() >= SHORTEST && sentence.length() <= LONGEST)
                .filter(sentence -> isByAnyone(sentence) || isTyped && BY_A_PERSON.matcher(sentence).find())
                .filter(sentence -> !NOT_DECIDED.matcher(sentence).find())
                .limit(MOST_IN_A_TEXT)
                .toList();
    }

    private static boolean isByAnyone(String sentence) {
        String lowerCase = sentence.toLowerCase(Locale.ROOT);
        return SIGNS.stream().anyMatch(lowerCase::contains) && BY_ANYONE.matcher(sentence).find();
    }
}
