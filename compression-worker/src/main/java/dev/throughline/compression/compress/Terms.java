package dev.throughline.compression.compress;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The project's own words: those that prompts use again and again. Identifiers count from their second prompt on; an everyday
 * word only where files are named by it too, which says in any language that it is one of the project's.
 *
 * @param counts of a bounded number of words, the eldest first; the most used and the latest stay
 */
record Terms(List<Term> counts) {

    /** A word, and how many prompts used it. */
    record Term(String word, int prompts) {
    }

    static final Terms NONE = new Terms(List.of());

    private static final int MOST = 60;
    private static final int MOST_READ = 2_000;
    private static final int SHORTEST = 4;
    private static final int LONGEST = 40;
    private static final int LEAST_FILES = 2;
    private static final Pattern PART = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[^\\p{L}\\p{N}]+");
    /** What folders and files are called in every project. */
    private static final Set<String> EVERYWHERE = Set.of("main", "index", "test", "tests", "spec", "util", "utils", "helper",
            "helpers",
            "common", "shared", "core", "base", "component", "components", "page", "pages", "types", "type", "config", "lib",
            "libs", "src",
            "app", "apps", "source", "file", "files", "docs", "readme", "changelog", "package", "packages", "module", "modules",
            "assets",
            "public", "static", "service", "services", "model", "models", "view", "views", "route", "routes", "server",
            "client",
            "frontend", "backend", "java", "resources", "internal", "scripts", "tools", "data", "json", "yaml", "agents",
            "claude",
            "skill", "skills", "prompts", "prompt", "update", "list", "item", "items", "with", "from", "that", "this", "when",
            "into");

    Terms {
        counts = List.copyOf(counts);
    }

    /** With the words of one more prompt. */
    Terms heard(String prompt) {
        var words = new LinkedHashSet<String>();
        Words.in(Text.cut(prompt, MOST_READ), word -> keep(word, words));
        var after = new LinkedHashMap<String, Integer>();
        counts.forEach(term -> after.put(term.word(), term.prompts()));
        words.forEach(word -> after.merge(word, 1, Integer::sum));
        for (int least = 1; after.size() > MOST; least++) {
            int rare = least;
            after.entrySet().stream().filter(entry -> entry.getValue() <= rare).map(Map.Entry::getKey)
                    .limit(after.size() - MOST).toList().forEach(after::remove);
        }
        return new Terms(after.entrySet().stream().map(entry -> new Term(entry.getKey(), entry.getValue())).toList());
    }

    /** Those that this draft is about. */
    List<String> of(Draft draft, int most) {
        Map<String, Integer> parts = parts(draft.files());
        Set<String> said = new HashSet<>();
        Words.in(draft.title() + "\n" + Text.cut(draft.body(), MOST_READ), word -> said.add(word));
        return counts.stream().filter(term -> isIdentifier(term.word()) ? term.prompts() > 1 && said.contains(term.word())
                : parts.getOrDefault(term.word(), 0) >= LEAST_FILES)
                .sorted(Comparator.comparingInt(Term::prompts).reversed()).map(Term::word).limit(most).toList();
    }

    private static void keep(String word, Set<String> words) {
        if (word.length() < SHORTEST || word.length() > LONGEST || word.indexOf('/') >= 0 || word.indexOf('.') >= 0) {
            return;
        }
        String low = word.toLowerCase(Locale.ROOT);
        if (isIdentifier(word)) {
            words.add(word);
        } else if (word.chars().allMatch(Character::isLetter) && !EVERYWHERE.contains(low)
                && Vocabulary.tagsOf(low).isEmpty()) {
            words.add(low);
        }
    }

    /** Whether no everyday word is written so: {@code remediationBatch}, {@code BasketTest}, {@code api_key}. */
    private static boolean isIdentifier(String word) {
        for (int at = 1; at + 1 < word.length(); at++) {
            char character = word.charAt(at);
            if (character == '_' || Character.isUpperCase(character) && Character.isLowerCase(word.charAt(at - 1))) {
                return word.chars().allMatch(each -> each == '_' || each < 128 && Character.isLetterOrDigit(each));
            }
        }
        return false;
    }

    /** In how many files' names each word is. */
    private static Map<String, Integer> parts(List<String> files) {
        var parts = new LinkedHashMap<String, Integer>();
        for (String file : files) {
            var own = new HashSet<String>();
            for (String part : PART.split(file)) {
                own.add(part.toLowerCase(Locale.ROOT));
            }
            own.forEach(part -> parts.merge(part, 1, Integer::sum));
        }
        return parts;
    }
}
