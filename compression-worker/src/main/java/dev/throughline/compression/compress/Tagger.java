package dev.throughline.compression.compress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Says in a few tags what a memory is about. Each sign of the {@link Vocabulary} that a text holds adds to its tag: 6 in the
 * title, 2 in the body, 2 for each file (4 where they are few), 1 in a command. A tag counts from 4 on; what is only mentioned
 * in
 * passing, or run after every change, is none. The project's own terms follow.
 */
final class Tagger {

    private static final int MOST_TAGS = 8;
    private static final int MOST_TERMS = 3;
    private static final int MOST_READ = 3_000;
    private static final int IN_TITLE = 6;
    private static final int IN_BODY = 2;
    private static final int IN_COMMAND = 1;
    private static final int IN_PATH = 2;
    private static final int IN_ONE_OF_FEW_PATHS = 4;
    private static final int FEW_PATHS = 4;
    private static final int LEAST = 4;
    private static final List<String> COMMANDS = List.of("Ran: ", "Fixed: ", "Still fails: ", "Still failed: ");
    private static final int MOST_FOR_ONE_SIGN = 3;

    private final Map<String, Integer> scores = new LinkedHashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final int inPath;
    private String before = "";

    private Tagger(int paths) {
        this.inPath = paths <= FEW_PATHS ? IN_ONE_OF_FEW_PATHS : IN_PATH;
    }

    /** The draft with its tags. */
    static Draft tagged(Draft draft, Terms terms) {
        var tagger = new Tagger(draft.files().size());
        tagger.read(draft.title(), IN_TITLE);
        String body = draft.body().startsWith(draft.title()) ? draft.body().substring(draft.title().length()) : draft.body();
        Text.cut(body, MOST_READ).lines()
                .forEach(line -> tagger.read(line, COMMANDS.stream().anyMatch(line::startsWith) ? IN_COMMAND : IN_BODY));
        draft.files().forEach(tagger::readPath);
        return draft.withTags(tagger.tags(terms.of(draft, MOST_TERMS)));
    }

    private List<String> tags(List<String> terms) {
        var tags = new ArrayList<>(scores.entrySet().stream().filter(entry -> entry.getValue() >= LEAST)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).map(Map.Entry::getKey)
                .limit(MOST_TAGS - terms.size()).toList());
        terms.stream().filter(term -> !tags.contains(term.toLowerCase(Locale.ROOT))).forEach(tags::add);
        return tags;
    }

    private void read(String text, int weight) {
        before = "";
        Words.in(text, word -> {
            if (word.indexOf('/') >= 0) {
                readPath(word);
            } else {
                readWord(word, weight);
            }
        });
    }

    private void readWord(String word, int weight) {
        String low = word.toLowerCase(Locale.ROOT);
        count(low, weight);
        if (Character.isUpperCase(word.charAt(0))) {
            count(word, weight);
        }
        if (!before.isEmpty() && Vocabulary.beginsAPair(before)) {
            count(before + "+" + low, weight * 2); // two words together are seldom meant otherwise
        }
        readExtension(low, weight);
        before = low;
    }

    private void readPath(String path) {
        String low = path.toLowerCase(Locale.ROOT);
        if (seen.merge("path " + low, 1, Integer::sum) > 1) {
            return; // a file counts once, however often it is named
        }
        int from = 0;
        for (int slash = low.indexOf('/'); slash >= 0; slash = low.indexOf('/', from)) {
            count(low.substring(from, slash + 1), inPath);
            from = slash + 1;
        }
        count(low.substring(from), inPath);
        readExtension(low.substring(from), inPath);
    }

    private void readExtension(String name, int weight) {
        int dot = name.lastIndexOf('.');
        if (dot >= 0 && name.length() - dot <= 12) {
            count(name.substring(dot), weight);
            int first = name.indexOf('.');
            if (first != dot) {
                count(name.substring(first), weight);
            }
        }
    }

    private void count(String sign, int weight) {
        List<String> tags = Vocabulary.tagsOf(sign);
        if (!tags.isEmpty() && seen.merge(sign, 1, Integer::sum) <= MOST_FOR_ONE_SIGN) {
            tags.forEach(tag -> scores.merge(tag, weight, Integer::sum));
        }
    }
}
