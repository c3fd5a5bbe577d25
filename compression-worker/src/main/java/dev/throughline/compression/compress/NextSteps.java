package dev.throughline.compression.compress;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds what a response leaves to do, where it says so under a heading of its own. */
final class NextSteps {

    private static final int MOST = 5;
    private static final int MOST_READ = 12_000;
    private static final int MOST_CHARACTERS = 160;
    private static final Pattern HEADING = Pattern.compile(
            "(?i)\\s*(?:#{1,6}\\s*)?[^\\p{L}\\n]{0,8}(?:recommended |suggested |possible )?(?:next steps?|remaining(?: work| tasks| items)?|still (?:open|to do|missing)"
                    + "|to-?dos?|open (?:items|points|questions|issues)|not (?:yet )?done|follow-?ups?|what'?s left)\\b[^.:]{0,40}:?\\**:?\\s*");
    private static final Pattern ITEM = Pattern.compile("\\s*(?:[-*+•]|\\d+[.)])\\s+(?:\\[ ]\\s+)?(.+)");

    /** An offer that waits for an answer. */
    private static final Pattern OFFER = Pattern.compile(
            "(?i)(?:(?:so|or|now|then|and)[,:]? )?(?:(?:do you )?want me to|shall i|should i|would you like(?: me)? to|do you want to)\\b.*\\?");

    private NextSteps() {
    }

    static List<String> find(String response) {
        var steps = new ArrayList<String>();
        boolean isUnderHeading = false;
        for (String line : Text.cut(response, MOST_READ).lines().toList()) {
            var item = ITEM.matcher(line);
            if (isUnderHeading && item.matches() && steps.size() < MOST) {
                steps.add(Text.gist(item.group(1), MOST_CHARACTERS));
            } else if (HEADING.matcher(line).matches()) {
                isUnderHeading = true;
            } else if (!line.isBlank() && !line.startsWith(" ")) {
                isUnderHeading = false;
            }
        }
        return steps;
    }

    /** The offer with which a response ends, "" where it ends otherwise. */
    static String offer(Prose response) {
        String last = response.sentences().isEmpty() ? "" : response.sentences().getLast();
        return last.length() <= MOST_CHARACTERS && OFFER.matcher(last).matches() ? last : "";
    }
}
