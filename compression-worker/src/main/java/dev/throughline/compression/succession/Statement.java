package dev.throughline.compression.succession;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a decision, fact or learning says.
 *
 * @param isDenied whether it says what shall not be: "never X", "no longer X"
 * @param words that say what it is about, in order, without their endings
 * @param options between what it decides
 */
record Statement(boolean isDenied, List<String> words, Options options) {

    private static final int MOST_SENTENCES = 3;
    private static final int MOST_WORDS = 40;
    private static final String VALUE = "<number>";

    private static final Pattern LABELLED = Pattern.compile("(?m)^(?:Rationale|Alternatives|Impact): .*$");
    private static final Pattern MARKS = Pattern.compile("[`\"*“”„]");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?;])\\s+|\\n+");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern REASON = Pattern.compile("(?i),?\\s*[(–—-]?\\s*\\b(?:because|since|so that|so we|due to|"
            + "as it|as this|as we|in order to|for (?:better|more|improved|faster|easier|simpler|less|lower|higher))\\b.*$");
    private static final Pattern DENIAL = Pattern
            .compile("(?i)^(?:(?:please|ok|so|and|but|no|from now on|we|i|you|they|should|must"
                    + "|will|have|has|are|is|decided|agreed|chose|going|to|do|decision:?|rule:?|we'll|we've|we're|it's),?\\s+){0,10}"
                    + "(?:never|don't|do not|not|no longer|stop|mustn't|shouldn't|won't|avoid|cannot|can't)\\s+");
    /** Counts that tell items apart: the next one does not replace the last. */
    private static final Set<String> COUNTERS = Words.stems("option", "step", "phase", "issue", "pr", "task", "item", "case",
            "day", "week", "part", "point", "approach", "plan", "question", "answer", "commit", "line", "milestone", "sprint",
            "test", "chapter", "section", "figure", "alternative", "variant", "choice", "number", "suggestion", "proposal",
            "ticket", "page", "round", "iteration", "stage", "level");

    static final Statement NONE = new Statement(false, List.of(), Options.NONE);

    Statement {
        words = List.copyOf(words);
    }

    /** What a decision or fact says: its reasons may be told otherwise the next time. */
    static Statement withoutReasons(String text) {
        List<String> sentences = sentences(text).stream().map(Statement::withoutReason).toList();
        return of(sentences, sentences);
    }

    /** What a learning says, of which the reason may be all that was learned. */
    static Statement whole(String text) {
        List<String> sentences = sentences(text);
        return of(sentences, sentences.stream().map(Statement::withoutReason).toList());
    }

    private static Statement of(List<String> sentences, List<String> choosing) {
        boolean isDenied = DENIAL.matcher(sentences.getFirst()).lookingAt();
        var rest = new ArrayList<>(sentences);
        rest.set(0, DENIAL.matcher(sentences.getFirst()).replaceFirst(""));
        return new Statement(isDenied, Words.telling(String.join(" ", rest)), choosing.stream().limit(MOST_SENTENCES)
                .map(OptionFinder::find).reduce(Options.NONE, Options::and));
    }

    /** The first few, and what remains as one. */
    private static List<String> sentences(String text) {
        String plain = MARKS.matcher(LABELLED.matcher(text).replaceAll("")).replaceAll("").replace('\u2019', '\'');
        return Stream.of(SENTENCE_END.split(plain.strip(), MOST_SENTENCES + 1))
                .map(sentence -> SPACE.matcher(sentence).replaceAll(" ").strip())
                .toList();
    }

    private static String withoutReason(String sentence) {
        return REASON.matcher(sentence).replaceFirst("");
    }

    /** With what a client says was considered and not chosen. */
    Statement rejecting(List<String> alternatives) {
        return alternatives.isEmpty() ? this : new Statement(isDenied, words, options.rejecting(alternatives, words));
    }

    Shingles shingles() {
        return isShort() ? Shingles.ofSentence(words) : Shingles.ofText(words);
    }

    /** Whether it is short enough to be taken at its words; a longer text is compared as a text. */
    boolean isShort() {
        return words.size() <= MOST_WORDS;
    }

    /** Whether the older statement cannot stand beside this one. */
    boolean contradicts(Statement older) {
        return isShort() && older.isShort()
                && (options.contradicts(older.options) || denies(older) || setsAnew(older));
    }

    /**
     * Whether one that looks alike says the same: of short ones, where each word counts, one may have a word more than the
     * other but none in place of another.
     */
    boolean repeats(Statement older) {
        return isDenied == older.isDenied && isShort() == older.isShort() && (!isShort()
                || names().equals(older.names()) && (isWithin(words, older.words) || isWithin(older.words, words)));
    }

    /** The same words, asserted by one and denied by the other. */
    private boolean denies(Statement older) {
        return isDenied != older.isDenied && !words.isEmpty() && words.equals(older.words);
    }

    /** The same words but for one number: a port, a limit, a version. */
    private boolean setsAnew(Statement older) {
        return isDenied == older.isDenied && isSetting() && frame().equals(older.frame()) && !words.equals(older.words);
    }

    /** The statement with its number left open, by which settings of the same thing are found; "" when it sets nothing. */
    String setting() {
        return isSetting() ? String.join(" ", frame()) : "";
    }

    /** The statement by its words, whether asserted or denied. */
    String rule() {
        return String.join(" ", words);
    }

    private boolean isSetting() {
        List<String> frame = frame();
        int at = frame.indexOf(VALUE);
        return at >= 0 && at == frame.lastIndexOf(VALUE) && frame.size() > 1
                && (at == 0 || !COUNTERS.contains(frame.get(at - 1)));
    }

    private List<String> frame() {
        return words.stream().map(word -> Words.isNumber(word) ? VALUE : word).toList();
    }

    private List<String> names() {
        return words.stream().filter(Words::isIdentifier).toList();
    }

    private static boolean isWithin(List<String> part, List<String> whole) {
        int found = 0;
        for (String word : whole) {
            if (found < part.size() && word.equals(part.get(found))) {
                found++;
            }
        }
        return found == part.size();
    }
}
