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

    private static final String CHOICE = "(?:use|go with|stick with|stick to|stay with|adopt|standardi[sz]e on|settle on|switch to|default to|rely on)";
    private static final Pattern BY_ANYONE = Pattern.compile("(?i)"
            + "\\b(?:we|we've|i|i've|they|you|team)\\b(?: have| has)?(?: already| also| just| both)? (?:decided|agreed|opted|settled on|chosen|chose)\\b"
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
            "(?i)[?？]\\s*$|^(?:if|should|could|would|whether|when|once|unless|maybe|perhaps|let me)\\b|\\b(?:haven't|hasn't|not yet|if we|if you|whether|for example|e\\.g|maybe|perhaps|might|not sure|once we|until we|have you|can we|do you|should we|i guess|you could|you can)\\b|\\bvs\\b|\\bto be decided\\b");
    /** What is used, kept or agreed to is not named: the sentence says nothing on its own. */
    private static final Pattern NAMELESS = Pattern.compile(
            "(?i)\\b(?:use|keep|adopt|go with|stick with|chose|choose|picked|call|name) (?:it|this|that|these|those|them|both|one|the (?:first|second|other|same) one)(?: too| now| for now| then)?[.!]?$");

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
            if (sentence.length() >= SHORTEST && sentence.length() <= LONGEST
                    && isDecision(sentence.replace('’', '\''), isTyped)) {
                decisions.add(Decision.of(sentence, index + 1 < sentences.size() ? sentences.get(index + 1) : ""));
            }
        }
        return decisions;
    }

    private static boolean isDecision(String sentence, boolean isTyped) {
        boolean isFound = isTyped && BY_A_PERSON.matcher(sentence).find() || isByAnyone(sentence);
        return isFound && !NOT_DECIDED.matcher(sentence).find() && !NAMELESS.matcher(sentence).find();
    }

    private static boolean isByAnyone(String sentence) {
        String low = sentence.toLowerCase(Locale.ROOT);
        return SIGNS.stream().anyMatch(low::contains) && BY_ANYONE.matcher(sentence).find();
    }
}
