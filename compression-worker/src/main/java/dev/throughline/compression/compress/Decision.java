package dev.throughline.compression.compress;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What was decided, as it was said.
 *
 * @param rationale why, "" where nothing was said of it
 * @param alternatives that were not taken
 */
record Decision(String sentence, String rationale, List<String> alternatives, Impact impact) {

    private static final Pattern REASON = Pattern.compile(
            "(?i)(?<!\\b(?:decided|agreed|opted|chosen|chose|want|going|will) )\\b(?:because|since|so that|in order to|to avoid|to prevent|to keep|to simplify|to reduce|to be \\w+|to stay \\w+|for (?:simplicity|consistency|security|performance|speed|clarity|safety|compatibility)|due to|so we (?:can|don't)|as it|as this|which (?:lets|allows|avoids|gives|makes|means|keeps))\\b.{8,}");
    private static final Pattern OTHER_MATTER = Pattern
            .compile("(?i),? (?:but|and i'm|and i am|so can you|so please|can you|could you)\\b.*");
    private static final Pattern REASON_FOLLOWS = Pattern.compile(
            "(?i)^(?:because|this|that|it|the reason)\\b(?: way,?)?(?:'s| is| will| would| keeps| avoids| gives| lets| allows| means| makes| ensures| because).*");
    private static final String END = "(?=\\s+(?:because|since|so|for|to|as|which|in|when|and|due|but|until|everywhere|going)\\b|\\s*[,;:.!()—–]\\s|\\s*[,;:.!()—–]*$)";
    private static final Pattern INSTEAD = Pattern.compile(
            "(?i)(?:\\b(?:instead of|rather than|in place of|and not)|[,;] not|[—–-] not) (?:just |the old )?(\\S.{0,70}?)"
                    + END);
    private static final Pattern OVER = Pattern.compile(
            "(?i)\\b(?:chose|chosen|choose|picked|pick|prefer|preferred|went with|go with|going with|opted for|settled on)\\b.{1,80}? over (\\S.{0,70}?)"
                    + END);
    private static final Pattern FROM = Pattern.compile(
            "(?i)\\b(?:switch|switched|switching|move|moved|moving|migrate|migrated|migrating) (?:away )?from (\\S.{0,60}?)(?= to\\b)");
    private static final Pattern AWAY = Pattern.compile("(?i)\\bmov(?:e|ed|ing) away from (\\S.{0,60}?)" + END);

    Decision {
        alternatives = List.copyOf(alternatives);
    }

    /**
     * Reads a sentence.
     *
     * @param from where in it something is decided; the reason comes later
     * @param next the sentence after it, which may give the reason; "" where there is none
     */
    static Decision of(String sentence, int from, String next) {
        var reason = REASON.matcher(sentence);
        String rationale = reason.find(from) ? OTHER_MATTER.matcher(reason.group()).replaceFirst("")
                : REASON_FOLLOWS.matcher(next).matches() ? next : "";
        return new Decision(sentence, rationale, alternatives(sentence), Impact.of(sentence + " " + rationale));
    }

    private static List<String> alternatives(String sentence) {
        var alternatives = new ArrayList<String>();
        for (Pattern pattern : List.of(INSTEAD, OVER, FROM, AWAY)) {
            var found = pattern.matcher(sentence);
            if (found.find() && !alternatives.contains(found.group(1).strip())) {
                alternatives.add(found.group(1).strip());
            }
        }
        return alternatives;
    }
}
