package dev.throughline.compression.compress;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.throughline.common.memory.MemoryKind;

/**
 * Finds the rules that a person states in what the person typed:
 * <ul>
 * <li>a <b>fact</b> is a standing rule or convention: <i>always</i> and <i>never</i> with what to do, <i>from now on</i>,
 * <i>remember that</i>, <i>we use …</i>, <i>we don't use …</i>, <i>I prefer …</i>, <i>don't …</i> of things in general, <i>only
 * …</i>,
 * <i>every … must …</i>, <i>use … for all …</i>, <i>make sure to … before each …</i>
 * <li>a <b>learning</b> is a correction of what the agent did or said: <i>no, …</i>, <i>that's wrong: …</i>, <i>it should be …,
 * not …</i>,
 * <i>I meant …</i>
 * </ul>
 * A question is no rule, nor is a step of the task at hand ("don't commit yet", "make the button bigger").
 */
final class RuleFinder {

    private static final int SHORTEST = 12;
    private static final int SHORTEST_ALONE = 40;
    private static final int LONGEST = 320;
    private static final int MOST_IN_A_TEXT = 4;
    private static final int MOST_WORDS = 500;
    private static final int MOST_BEFORE_A_CORRECTION = 3;

    /** Words with which a sentence may begin that add nothing to it. */
    private static final String LEAD = "(?:(?:and|but|so|also|ok|okay|please|oh|well|then|yes|no|great|good|perfect|right|btw|note|remember|reminder|important|important note|one more thing|another thing|again)\\b[,:.!—– -]*)*";
    /** In the form of an order: not "always fails", "never updated", "always here". */
    private static final String VERB = "(?!(?:mind|be|been|was|were|had|is|are|will|would|said|saw|got|knew|thought|heard|here|there|happy|glad|the|a|an|in|on|at|to|for|from|with|my|your|our|goes|does|say|give|quit|been)\\b"
            + "|\\w{2,}(?<!need|feed|embed|seed|exceed|proceed)ed\\b|\\w{2,}(?<!bring|ring|ping|string)ing\\b|\\w{2,}(?<![su])s\\b)[a-z]{2,}\\b";
    private static final Pattern ALWAYS_OR_NEVER = Pattern.compile("(?i)"
            + "(?:^" + LEAD + "|[,;:—–] (?:and |but |or )?|\\b(?:and|but|or|so|please|also) )(?:always|never) " + VERB
            + "|\\b(?:should|must|shall|need to|has to|have to) (?:always|never) \\S|\\b(?:can|may) never \\S"
            + "|\\b(?:should|must|may|can)(?: not|n't) ever \\S"
            + "|\\b(?:i|we|you)(?: always| never) (?:use|want|prefer|commit|push|put|write|run|need|deploy|keep|work|test|merge|name|store|call|like)\\b");
    private static final Pattern STANDING = Pattern.compile("(?i)"
            + "\\b(?:from now on|from here on|going forward|in (?:the )?future,|for future (?:reference|projects|sessions)|as a (?:general )?rule|by convention|(?:our|the) convention is"
            + "|rule of thumb|(?:our|the|my) (?:rule|policy|standard|preference) is)\\b|^" + LEAD
            + "(?:keep|bear) (?:that|this|it |in ).{0,12}\\bmind\\b"
            + "|^" + LEAD + "remember (?:that|to|we|i|you)\\b|\\band remember that\\b|^" + LEAD + "(?:please )?remember: ");
    private static final Pattern WE_DO = Pattern.compile("(?i)"
            + "(?:^|[,;—–] |\\b(?:and|but|because|since|that|so|as|also|actually|explicitly) )(?:i|we|our team)(?: always| only| just| usually| generally| currently| explicitly| really| strictly| now)* (?:use(?! to\\b)|prefer(?! (?:its|it|this|that|to have)\\b)|avoid|don't use|do not use|don't want(?! to)|do not want(?! to)|don't need(?! to)|don't like|do not need(?! to)|don't support|no longer (?:use|need|want|support)|stick to|require|follow|deploy (?:to|with)|write|name) \\S"
            + "|\\b(?:i|we)(?:'d| would) (?:rather|prefer)\\b"
            + "|\\bno need for (?:backwards?|legacy|fallback|a fallback|comments|migrations?)\\b");
    private static final Pattern DONT = Pattern.compile("(?i)"
            + "(?:^" + LEAD
            + "|[;—–] |\\bplease )(?:don't|do not|avoid|stop) (?!worry|forget|bother|hesitate|miss|give up|be |feel|know|think|understand|see|you|commit (?:it|this|that|yet)|need|have|want|get)[a-z]{2,}");
    private static final Pattern IN_GENERAL = Pattern.compile("(?i)"
            + "^" + LEAD
            + "(?:use|using|prefer|keep|stick to|write|put|name|run|add)\\b.{2,120}\\bfor (?:all|every|everything|each|any)\\b"
            + "|^" + LEAD + "prefer \\S.{2,}"
            + "|^" + LEAD + "only (?:use|ever|commit|write|add|import|support) \\S"
            + "|\\bonly\\b ?[—–-] ?no \\S"
            + "|^" + LEAD + "(?:every|each|all) \\S.{1,80}?\\b(?:must|should|needs? to|needs?|has to|have to)\\b (?!I\\b)\\S"
            + "|^" + LEAD
            + "(?:make sure|ensure|be sure)\\b.{2,160}\\b(?:always|never|every (?:time|commit|change|release|push|pr|file|test|new)|each (?:time|commit|change|release|push|pr|file)|before (?:committing|pushing|merging|each|every|any|you (?:commit|push|merge))|after (?:each|every|any)|whenever)\\b"
            + "|\\bshould (?:not )?be (?:hard |soft )?(?:deprecated|avoided|forbidden)\\b"
            + "|^" + LEAD + "avoid (?:inventing|using|adding|writing|creating) \\S");
    private static final Pattern OTHER_LANGUAGES = Pattern.compile("(?iu)"
            + "^(?:bitte )?(?:immer|niemals|nie|grundsätzlich) \\p{L}{2,}|\\b(?:ab jetzt|ab sofort|von nun an|in zukunft)\\b|\\bwir (?:verwenden|benutzen|nutzen) (?:immer|nur|kein\\w*|nie)\\b"
            + "|^bitte (?:immer|nie|niemals|kein\\w*)\\b|\\b(?:soll|muss|darf|sollen|müssen|dürfen) (?:immer|nie|niemals)\\b"
            + "|(?:总是|始终|永远不要|从现在起|从现在开始|今后都?|以后都|请记住|一律|务必|我们只用|禁止)");
    private static final Pattern CORRECTION = Pattern.compile("(?i)"
            + "^(?:no|nope|wrong|incorrect|not quite|that's (?:wrong|not right|incorrect|not what i \\w+))\\s*[,.:;!—–-]+\\s*(?:\\S+\\s+){2,}\\S+"
            + "|^" + LEAD + "(?:actually|rather)[, ]+(?:it|that|this|the|we)(?:'s| is| are| should)\\b"
            + "|\\b(?:it|this|that|they|these|\\w+) should (?:not |only )?(?:be|appear|have|say|use|go|show|live|start|return|display)\\b.{1,160}\\b(?:not|instead|rather than|but)\\b"
            + "|^" + LEAD + "i (?:meant|was talking about|was referring to)\\b"
            + "|\\bthe (?:issue|problem|cause|bug|culprit) (?:is|was)\\b.{2,120}(?:, |\\b)not\\b");
    /** A question, a guess, a report of what is or was, or a step. */
    private static final Pattern NO_RULE = Pattern.compile(
            "(?iu)[?？]\\s*$|^(?:should|could|would|whether|why|what|how|is|are|do|does|did|can|maybe|perhaps|where|which|who)\\b"
                    + "|^(?:also,? |and )?(?:please )?(?:keep|bear) (?:that|this|it) in mind[^:,]*$"
                    + "|\\b(?:haven't|not yet|yet[.!]?$|for now|right now|this time|for the moment|for today|whether|i guess|not sure|i wonder|for example)\\b"
                    + "|\\b(?:don't|do not) (?:know|see|think|understand|get|remember|believe|have|mind|care|agree)\\b");
    private static final Pattern ONE_OFF = Pattern.compile(
            "(?i)\\b(?:don't|do not|stop|avoid) [a-z]+(?: (?:it|this|that|these|those|them|the|my|your|anything|so|yet|now|here|there|too|again|back)\\b|[.!,]|$)");
    private static final Pattern POINTS_BACK = Pattern
            .compile("(?i)^(?:and |but |also |so )*(?:it|this|that|these|those|they)\\b");
    /** Without one of these nothing of the above matches. */
    private static final List<String> SIGNS = List.of("always", "never", "from now on", "from here on", "going forward",
            "future", "rule", "convention",
            "remember", " mind", "policy", "standard", "preference", "we ", "i ", "our ", "don't", "do not", "avoid", "stop ",
            "prefer", "only", "every", "each ",
            "all ", "any", "ensure", "sure", "should", "must", "no need", "rather", "no,", "no.", "no ", "nope", "wrong",
            "incorrect", "not ", "actually", "ever ");

    private RuleFinder() {
    }

    /** @param canCorrect whether the agent has said or done something before */
    static List<Rule> find(Prose typed, boolean canCorrect) {
        var rules = new ArrayList<Rule>();
        for (int index = 0; index < typed.sentences().size() && rules.size() < MOST_IN_A_TEXT; index++) {
            String sentence = typed.sentences().get(index).replace('’', '\'');
            if (sentence.length() <= LONGEST && (sentence.length() >= SHORTEST || isDense(sentence))) {
                MemoryKind kind = kind(sentence, canCorrect && index < MOST_BEFORE_A_CORRECTION);
                if (kind != MemoryKind.PASSAGE) {
                    String own = typed.sentences().get(index);
                    rules.add(new Rule(kind, own, standsAlone(kind, own) ? own : typed.around(index, MOST_WORDS)));
                }
            }
        }
        return rules;
    }

    /** A short rule may speak of what was said before it; a correction does always. */
    private static boolean standsAlone(MemoryKind kind, String sentence) {
        return kind == MemoryKind.FACT && sentence.length() >= SHORTEST_ALONE && !POINTS_BACK.matcher(sentence).find();
    }

    private static boolean isDense(String sentence) {
        return sentence.length() >= 4 && Character.isIdeographic(sentence.codePointAt(0));
    }

    /** {@link MemoryKind#PASSAGE} for what is no rule. */
    private static MemoryKind kind(String sentence, boolean canCorrect) {
        if (OTHER_LANGUAGES.matcher(sentence).find() && !NO_RULE.matcher(sentence).find()) {
            return MemoryKind.FACT;
        }
        String low = sentence.toLowerCase(Locale.ROOT);
        if (SIGNS.stream().noneMatch(low::contains) || NO_RULE.matcher(sentence).find()) {
            return MemoryKind.PASSAGE;
        }
        if (isFact(sentence)) {
            return MemoryKind.FACT;
        }
        return canCorrect && CORRECTION.matcher(sentence).find() ? MemoryKind.LEARNING : MemoryKind.PASSAGE;
    }

    private static boolean isFact(String sentence) {
        if (ALWAYS_OR_NEVER.matcher(sentence).find() || STANDING.matcher(sentence).find()
                || IN_GENERAL.matcher(sentence).find()) {
            return true;
        }
        return (WE_DO.matcher(sentence).find() || DONT.matcher(sentence).find()) && !ONE_OFF.matcher(sentence).find();
    }
}
