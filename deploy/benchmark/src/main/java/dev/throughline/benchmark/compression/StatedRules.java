package dev.throughline.benchmark.compression;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import dev.throughline.benchmark.transcript.RawSession;

/**
 * Whether every rule that a person stated is kept word for word, white space and mark-up aside. A rule is a sentence of at
 * most 400 characters, outside of a code block, with one of a few words in it. In a long prompt most of them were pasted from
 * a document: these are counted apart. The words find more than rules, so that a person has to judge: all are printed.
 */
final class StatedRules {

    private static final int MOST_CHARACTERS = 400;
    /** More is pasted, not typed. */
    private static final int LONG_PROMPT = 2_000;
    private static final Pattern RULE = Pattern.compile(
            "(?i)\\b(?:always|never|from now on|we use|we don['’]t|we do not|make sure|remember|prefer)\\b");
    private static final Pattern CODE_BLOCK = Pattern.compile("(?s)```.*?(?:```|\\z)");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+|\\n+");
    private static final Pattern LAST_PUNCTUATION = Pattern.compile("[.!?:;,\\s]+$");

    private final Tally typed = new Tally("sentences of a person that may state a rule, kept word for word");
    private final Tally pasted = new Tally("  the same, in prompts of more than " + LONG_PROMPT + " characters");
    private final List<String> all = new ArrayList<>();

    void add(String session, RawSession raw, Kept kept) {
        String text = Kept.plain(kept.text());
        for (String prompt : raw.prompts()) {
            for (String rule : rules(prompt)) {
                boolean isKept = text.contains(LAST_PUNCTUATION.matcher(Kept.plain(rule)).replaceAll(""));
                boolean isPasted = prompt.length() > LONG_PROMPT;
                (isPasted ? pasted : typed).add(session, rule, isKept);
                all.add((isKept ? "kept   " : "missed ") + (isPasted ? "pasted " : "typed  ") + rule);
            }
        }
    }

    void print() {
        typed.print();
        pasted.print();
        all.forEach(rule -> System.out.println("  " + rule));
    }

    static Set<String> rules(String prompt) {
        var rules = new LinkedHashSet<String>();
        for (String sentence : SENTENCE_END.split(CODE_BLOCK.matcher(prompt).replaceAll("\n"))) {
            if (sentence.length() <= MOST_CHARACTERS && RULE.matcher(sentence).find()) {
                rules.add(sentence.strip());
            }
        }
        return rules;
    }
}
