package dev.throughline.compression.compress;

import java.util.regex.Pattern;

/** Says in a few sentences what a response tells of the work. */
final class Outcome {

    private static final int MOST = 420;
    private static final int LONGEST_RESPONSE = 8_000;
    private static final int LONGEST_OPENING = 200;
    private static final Pattern OPENING = Pattern.compile(
            "(?i)\\A(?:(?:all )?done[.!]|perfect[.!]|great[.!]|excellent[.!]|now (?=i)|(?:now )?let me [^:\\n]{0,120}?[.:](?=\\s|$)|i'll (?:now )?[^:\\n]{0,120}?:(?=\\s|$))\\s*");
    private static final Pattern ANNOUNCEMENT = Pattern.compile(
            "(?i)(?:here(?:'s| is)|below is) (?:a |the |what )?(?:quick |brief |short |final )?(?:summary|overview|recap|what)\\b[^:\\n]{0,100}?[.:](?=\\s|$)");

    /** "Now let me write the tests": a turn that ends so was broken off. */
    private static final Pattern INTENDED = Pattern.compile(
            "(?i)(?:(?:now|next|first|then|ok|okay|good|great|so)[,:]? )*(?:let me|let's|i'll|i will|i'm going to|i need to)\\b.*");
    private static final int LONGEST_INTENTION = 300;

    private Outcome() {
    }

    /**
     * "" for a response that only says what comes next: nothing came of it.
     *
     * @param prose of the response
     */
    static String of(String response, Prose prose) {
        if (response.length() <= LONGEST_INTENTION && !prose.sentences().isEmpty()
                && INTENDED.matcher(prose.sentences().getLast()).matches()) {
            return "";
        }
        String read = Text.cut(response, LONGEST_RESPONSE);
        String announced = ANNOUNCEMENT.matcher(read).replaceFirst("").strip();
        String opening = Text.cut(announced, LONGEST_OPENING);
        var opened = OPENING.matcher(opening);
        String matter = opened.lookingAt() ? announced.substring(opened.end()) : announced;
        String gist = matter.equals(response.strip()) ? prose.gist(MOST) : Text.gist(matter, MOST);
        return gist.isEmpty() ? prose.gist(MOST) : gist;
    }
}
