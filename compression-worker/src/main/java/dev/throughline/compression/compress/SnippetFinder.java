package dev.throughline.compression.compress;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.throughline.compression.compress.Snippet.Type;

/**
 * Finds code blocks that are worth keeping: how to run something, a configuration, a schema, the declaration of a type. A block
 * counts only when it names its language, is small, and is led in by words that say what it is for and not that it is wrong,
 * old, an example or an output. When in doubt there is none.
 */
final class SnippetFinder {

    private static final String FENCE = "```";
    private static final int MOST_IN_A_TEXT = 3;
    private static final int MOST_READ = 20_000;
    private static final int SHORTEST = 15;
    private static final int LONGEST = 1_200;
    private static final int MOST_LINES = 30;
    private static final int MOST_COMMAND_LINES = 8;
    private static final int LONGEST_LEAD = 240;
    private static final Map<String, Type> TYPES = Map.ofEntries(Map.entry("bash", Type.COMMAND), Map.entry("sh", Type.COMMAND),
            Map.entry("shell", Type.COMMAND), Map.entry("zsh", Type.COMMAND), Map.entry("console", Type.COMMAND),
            Map.entry("powershell", Type.COMMAND), Map.entry("json", Type.CONFIGURATION), Map.entry("yaml", Type.CONFIGURATION),
            Map.entry("yml", Type.CONFIGURATION), Map.entry("toml", Type.CONFIGURATION), Map.entry("ini", Type.CONFIGURATION),
            Map.entry("env", Type.CONFIGURATION), Map.entry("dotenv", Type.CONFIGURATION),
            Map.entry("properties", Type.CONFIGURATION), Map.entry("nginx", Type.CONFIGURATION),
            Map.entry("dockerfile", Type.CONFIGURATION), Map.entry("hcl", Type.CONFIGURATION), Map.entry("sql", Type.CODE),
            Map.entry("prisma", Type.CODE), Map.entry("graphql", Type.CODE), Map.entry("proto", Type.CODE),
            Map.entry("protobuf", Type.CODE), Map.entry("typescript", Type.CODE), Map.entry("ts", Type.CODE),
            Map.entry("java", Type.CODE), Map.entry("kotlin", Type.CODE), Map.entry("python", Type.CODE),
            Map.entry("go", Type.CODE), Map.entry("rust", Type.CODE), Map.entry("csharp", Type.CODE));
    private static final Pattern REFUTED = Pattern.compile(
            "(?i)\\b(?:instead of|not|don't|wrong|old|before|previous(?:ly)?|current(?:ly)?|originally|bad|avoid|broken|error|fails?|failed|output|result|returned|prints?|log|example|e\\.g|something like|would|could|maybe)\\b");
    private static final Pattern RUNS = Pattern.compile(
            "(?i)\\b(?:run|start|launch|build|test|install|deploy|release|set ?up|reproduce|debug|use|generate|migrate|seed|connect|check|verify|publish|rebuild|reset|enable|lint)\\b");
    private static final Pattern CONFIGURES = Pattern.compile(
            "(?i)\\b(?:config\\w*|settings?|environment|variables?|add|set|put|file|[\\w.-]+\\.(?:json|ya?ml|toml|ini|env|properties|conf)|dockerfile|compose|workflow)\\b");
    private static final Pattern DECLARES = Pattern.compile(
            "(?is)(?:\\s*(?://|#|--|/\\*|\\*)[^\\n]*\\n)*\\s*(?:create (?:or replace )?(?:unique )?(?:table|type|index|view)|alter table|model \\w+ \\{|enum \\w+|type \\w+|message \\w+|service \\w+"
                    + "|(?:export )?(?:declare )?(?:interface|type|abstract class|enum) \\w+|(?:public |sealed |final )*(?:record|interface|enum) \\w+|(?:pub )?(?:struct|trait|enum) \\w+|@dataclass|class \\w+\\((?:BaseModel|TypedDict|Enum|Protocol)).*");
    private static final Pattern ONLY_SETS = Pattern.compile("\\s*(?:export \\w+=.*|cd .*|#.*)?");
    private static final Pattern CHANGED = Pattern
            .compile("(?im)^\\s*(?:#|//|--) ?(?:instead of|currently|before|old|wrong|change to)\\b|^[+-] ?\\w");

    private SnippetFinder() {
    }

    static List<Snippet> find(String text) {
        var found = new ArrayList<Snippet>();
        int open = text.indexOf(FENCE);
        while (open >= 0 && open < MOST_READ && found.size() < MOST_IN_A_TEXT) {
            int line = text.indexOf('\n', open);
            int close = line < 0 ? -1 : text.indexOf("\n" + FENCE, line);
            if (close < 0) {
                break;
            }
            snippet(lead(text, open), text.substring(open + FENCE.length(), line).strip().toLowerCase(Locale.ROOT),
                    text.substring(line + 1, Math.max(line + 1, close)).stripTrailing()).ifPresent(found::add);
            open = text.indexOf(FENCE, close + 1 + FENCE.length());
        }
        return found;
    }

    private static Optional<Snippet> snippet(String lead, String language, String code) {
        Type type = TYPES.get(language);
        long lines = code.lines().count();
        if (type == null || code.length() < SHORTEST || code.length() > LONGEST || lines > MOST_LINES || lead.isEmpty()
                || REFUTED.matcher(lead).find() || CHANGED.matcher(code).find()) {
            return Optional.empty();
        }
        boolean isKept = switch (type) {
            case COMMAND -> lines <= MOST_COMMAND_LINES && RUNS.matcher(lead).find() && !onlySets(code);
            case CONFIGURATION -> CONFIGURES.matcher(lead).find();
            default -> DECLARES.matcher(code).matches();
        };
        return isKept ? Optional.of(new Snippet(type, language, lead, code, importance(type, language))) : Optional.empty();
    }

    private static boolean onlySets(String code) {
        return code.lines().allMatch(line -> ONLY_SETS.matcher(line).matches());
    }

    private static double importance(Type type, String language) {
        return switch (type) {
            case COMMAND -> 4.5;
            case CONFIGURATION -> 4;
            default -> language.equals("sql") || language.equals("prisma") ? 5 : 4.5;
        };
    }

    /** The line before the block, when it leads in to it. */
    private static String lead(String text, int open) {
        String before = text.substring(Math.max(0, open - LONGEST_LEAD), open).stripTrailing();
        String line = before.substring(before.lastIndexOf('\n') + 1).strip();
        boolean leadsIn = line.endsWith(":") || line.endsWith("：") || line.startsWith("#") || line.endsWith(":**")
                || line.endsWith("**");
        return leadsIn ? Text.gist(Markup.without(line), LONGEST_LEAD) : "";
    }
}
