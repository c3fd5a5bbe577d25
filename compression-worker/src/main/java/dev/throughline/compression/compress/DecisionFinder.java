package dev.throughline.compression.compress;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds sentences that say what was decided. It would rather miss one than take a plan, a step or a question for a decision.
 */
final class DecisionFinder {

    private static final int SHORTEST = 20;
    private static final int LONGEST = 400;
    private static final int MOST_IN_A_TEXT = 3;

    private static final String CHOICE = "(?:use|go with|stick with|stick to|stay with|adopt|standardi[sz]e on|settle on|switch to|switch from|default to|rely on)";
    private static final Pattern BY_ANYONE = Pattern.compile("(?i)"
            + "\\b(?:we|we've|i|i've|team)\\b(?: have| has)?(?: already| also| just| both)? (?:decided|agreed|opted|settled on|chosen|chose)\\b"
            + "|^(?:key |final |design |architecture |architectural |technical )?decision(?: made)?: \\S"
            + "|\\b(?:we'll|we will|we're going to|we are going to) " + CHOICE + "\\b"
            + "|\\b(?:let'?s|lets) (?:go with|stick with|stick to|stay with|settle on|standardi[sz]e on)\\b"
            + "|\\b(?:switched|moved|migrated) (?:from \\S.{1,60} to|to \\S.{1,60} (?:instead of|because))\\b"
            + "|\\b(?:chose|picked|went with|opted for) \\S.{1,80} (?:over|instead of|rather than|because)\\b");
    private static final Pattern BY_A_PERSON = Pattern.compile("(?i)"
            + "(?:^|[,;.] )(?:no|please|and|but|ok|okay|so|then|also|just|yes)*,? ?(?:use|using|keep|call it|name it) \\S.{1,80} (?:instead of|rather than|, not|not) \\S"
            + "|\\b(?:let'?s|lets) (?:just |only |all )*(?:use|keep|adopt|drop support|switch to|call|name|rename to|rename it to|only)\\b"
            + "|\\bwe should (?:just |rather )*(?:" + CHOICE + "|call|name|rename)\\b"
            + "|\\b(?:i|we)(?:'d like to| want to| would like to| decided to| will) " + CHOICE + "\\b"
            + "|\\bwe're moving (?:away from|to) \\S");
    private static final Pattern NOT_DECIDED = Pattern.compile(
            "(?i)[?？]\\s*$|^(?:if|should|could|would|whether|when|once|unless|maybe|perhaps|let me)\\b|\\b(?:why|what|how|when) (?:we|i|you|they) (?:have |had )?(?:decided|chose|agreed|picked|opted)\\b|[\"“][^\"”]*\\b(?:decided|chose|agreed|chosen)\\b|\\b(?:haven't|hasn't|not yet|if we|if you|whether|for example|e\\.g|maybe|perhaps|might|not sure|once we|until we|have you|can we|do you|should we|i guess|you could|you can)\\b|\\bvs\\b|\\bexamples?\\b|\\bstep-by-step\\b|\\bto (?:demonstrate|illustrate|visualize)\\b|#{2,}|\\bto be decided\\b");
    /** What is used, kept or agreed to is not named: the sentence says nothing on its own. */
    private static final Pattern NAMELESS = Pattern.compile(
            "(?i)\\b(?:use|keep|adopt|go with|stick with|chose|choose|picked|call|name) (?:it|this|that|these|those|them|both|one|the (?:first|second|other|same) one|(?:this|that|these|those) (?:approach|steps?|plan|option|ideas?|one))(?: too| now| for now| then)?[.!]?$|\\b(?:something|a kind of|some kind of)\\b");

    /** Without one of these {@link #BY_ANYONE} cannot match: most sentences are spared the pattern. */
    private static final List<String> SIGNS = List.of("decided", "agreed", "opted", "settle", "chose", "decision", "we'll",
            "we will",
            "we're going", "we are going", "let's", "lets ", "switched", "moved", "migrated", "picked", "went with");

    private DecisionFinder() {
    }

    /** @param isTyped whether a person typed it, whose wishes count too */
    static List<Decision> find(Prose prose, boolean isTyped) {
        var decisions = new ArrayList<Decision>();
        List<String> sentences = prose.sentences();
        for (int index = 0; index < sentences.size() && decisions.size() < MOST_IN_A_TEXT; index++) {
            String sentence = sentences.get(index);
            int from = sentence.length() < SHORTEST || sentence.length() > LONGEST ? -1
                    : at(sentence.replace('’', '\''), isTyped);
            if (from >= 0) {
                decisions.add(Decision.of(sentence, from, index + 1 < sentences.size() ? sentences.get(index + 1) : ""));
            }
        }
        return decisions;
    }

    /** Where in the sentence something is decided, or -1. */
    private static int at(String sentence, boolean isTyped) {
        var byAPerson = BY_A_PERSON.matcher(sentence);
        int found = isTyped && byAPerson.find() ? byAPerson.start() : byAnyone(sentence);
        boolean isDecided = found >= 0 && !NOT_DECIDED.matcher(sentence).find() && !NAMELESS.matcher(sentence).find();
        return isDecided ? found : -1;
    }

    private static int byAnyone(String sentence) {
        String low = sentence.toLowerCase(Locale.ROOT);
        var byAnyone = BY_ANYONE.matcher(sentence);
        return SIGNS.stream().anyMatch(low::contains) && byAnyone.find() ? byAnyone.start() : -1;
    }
}
