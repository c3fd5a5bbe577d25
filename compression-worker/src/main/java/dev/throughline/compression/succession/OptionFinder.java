package dev.throughline.compression.succession;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds in a sentence what it chooses and what it rejects: "use X instead of Y", "moved from Y to X", "no longer Y". It
 * would rather find nothing than take a word for an option that is none.
 */
final class OptionFinder {

    private static final String WORD = "[\\p{L}\\p{N}_@#]++(?:[.:/@+-][\\p{L}\\p{N}_@#]++)*[+#]*+";
    /** What may follow an option; without it a name would have no end. */
    private static final String END = "(?=\\s*(?:[,.;:!?()→]|$|[-–—]\\s)|\\s+(?:for|in|on|to|as|at|with|when|whenever|while|"
            + "because|since|so|and|or|but|by|from|over|instead|rather|not|if|unless|until|everywhere|here|now|again|anymore|"
            + "any|going|per|via|inside|within|during|due|throughout|across|after|before|that|which|is|are|it|we|of|where)\\b)";
    private static final String CHOSEN = option("chosen");
    private static final String REJECTED = option("rejected");
    private static final String CHOOSES = "\\b(?:use|uses|using|go with|going with|go back to|back to|went with|stick with|"
            + "stay with|keep|choose|chose|chosen|choosing|pick|picked|opt for|opted for|settle on|settled on|prefer|adopt|"
            + "adopted|(?:switch|switched|move|moved|migrate|migrated)(?: back)? to|standardi[sz]e on|agreed on)\\s+";
    private static final String INSTEAD = ",?\\s+(?:instead of|rather than|in place of)\\s+";

    private static final List<Pattern> FORMS = List.of(
            form(CHOOSES + CHOSEN + "(?:" + INSTEAD + "|,?\\s+(?:and )?not\\s+|\\s+over\\s+)" + REJECTED),
            form(CHOOSES + CHOSEN + "\\s+(?:for|in|as|on|to)\\s[^.;]{1,60}?(?:" + INSTEAD + "|,\\s+(?:and )?not\\s+)"
                    + REJECTED),
            form("\\b(?:instead of|rather than)\\s+(?:using\\s+)?" + REJECTED + ",?\\s+(?:we(?:'ll| will)?\\s+)?" + CHOOSES
                    + CHOSEN),
            form("\\b(?:switch|mov|migrat|chang|go|going|went)(?:e|ed|ing|es)?\\s(?:[^.;]{1,40}?\\s)??from\\s+" + REJECTED
                    + "\\s+(?:back )?to\\s+" + CHOSEN),
            form("\\breplac(?:e|ed|ing)\\s+" + REJECTED + "\\s+(?:with|by)\\s+" + CHOSEN));
    private static final List<Pattern> REJECTIONS = List.of(
            form("\\b(?:no longer|never|not|don't|won't|mustn't|shouldn't|cannot|can't)\\s+(?:be\\s+)?"
                    + "(?:use|using|used|go with|keep|adopt|rely on|depend on)\\s+" + REJECTED),
            form("\\b(?:stop|stopped|avoid|quit)\\s+(?:using|relying on|depending on)\\s+" + REJECTED),
            form("\\b(?:drop|dropped|dropping|ditch|ditched|abandon|abandoned|get rid of|got rid of|(?:move|moved|moving) away from)"
                    + "\\s+" + REJECTED));
    private static final Pattern CHOICE = form(CHOOSES + CHOSEN);
    private static final Pattern NEGATED = Pattern.compile(
            "(?i)(?:\\b(?:not|never|no longer|don't|won't|mustn't|shouldn't|cannot|can't|stop|stopped|avoid|without|instead of|"
                    + "rather than)\\s+(?:to\\s+|be\\s+)?)$");
    /** Of the forms above: they are no part of what it is about. */
    private static final Set<String> REJECTING = Words.stems("not", "no", "longer", "never", "don't", "won't", "mustn't",
            "shouldn't", "cannot", "can't", "stop", "stopped", "avoid", "quit", "drop", "dropped", "dropping", "ditch",
            "ditched", "abandon", "abandoned", "rid", "get", "got", "away", "place", "rely", "relying", "depend", "depending",
            "any", "more", "moving", "choosing", "standardize", "standardise");
    /** They name something that was said before, and it is not known what. */
    private static final Set<String> VAGUE = Set.of("it", "this", "that", "these", "those", "them", "one", "ones", "both",
            "all",
            "everything", "something", "anything", "nothing", "what", "which", "the same", "same", "this one", "that one");
    private static final int MOST_CHARACTERS = 400;

    private OptionFinder() {
    }

    /** The options of one sentence, from which its reasons were taken out. */
    static Options find(String sentence) {
        if (sentence.length() > MOST_CHARACTERS) {
            return Options.NONE;
        }
        return new Search(sentence).options();
    }

    /** The name of an option as it is compared. */
    static String named(String option) {
        return String.join(" ", Words.of(option)).replaceFirst("^(?:the|a|an|our|my|your)\\s", "");
    }

    private static String option(String name) {
        return "(?<" + name + ">(?:(?:the|a|an|our|my)\\s+)?" + WORD + "(?:\\s+" + WORD + "){0,3}?)" + END;
    }

    private static Pattern form(String regex) {
        return Pattern.compile("(?i)" + regex);
    }

    private static final class Search {

        private final String sentence;
        private final Set<String> chosen = new HashSet<>();
        private final Set<String> rejected = new HashSet<>();
        private final List<String> named = new ArrayList<>();

        Search(String sentence) {
            this.sentence = sentence;
        }

        Options options() {
            FORMS.forEach(form -> each(form, found -> {
                note(found, "chosen", chosen);
                note(found, "rejected", rejected);
            }));
            REJECTIONS.forEach(form -> each(form, found -> note(found, "rejected", rejected)));
            each(CHOICE, found -> {
                if (!NEGATED.matcher(sentence.substring(0, found.start())).find()) {
                    note(found, "chosen", chosen);
                }
            });
            chosen.removeAll(rejected);
            return chosen.isEmpty() && rejected.isEmpty() ? Options.NONE : new Options(chosen, rejected, subject());
        }

        private void each(Pattern form, Consumer<Matcher> action) {
            Matcher matcher = form.matcher(sentence);
            while (matcher.find()) {
                action.accept(matcher);
            }
        }

        private void note(Matcher found, String group, Set<String> options) {
            String option = OptionFinder.named(found.group(group));
            if (!option.isEmpty() && !VAGUE.contains(option)) {
                options.add(option);
                named.add(found.group(group));
            }
        }

        /** The telling words that name no option. */
        private Set<String> subject() {
            String rest = sentence;
            for (String option : named) {
                rest = rest.replaceAll("(?<![\\p{L}\\p{N}])" + Pattern.quote(option) + "(?![\\p{L}\\p{N}])", " ");
            }
            var subject = new HashSet<>(Words.telling(rest.toLowerCase(Locale.ROOT)));
            subject.removeAll(REJECTING);
            return subject;
        }
    }
}
