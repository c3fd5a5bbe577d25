package dev.throughline.common.secret;

/**
 * The parts of which rules are put together. Every form is bounded and without nested repetition of the same characters,
 * so that no text makes it slow.
 */
final class Forms {

    /** Not inside of a longer word, so that base64 does not trip on a prefix in its midst. */
    static final String START = "(?<![A-Za-z0-9])";
    static final String END = "(?![A-Za-z0-9_-])";
    static final String UUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    /** The rest of a name, its quote, and what stands between a name and its value: one of {@code = : => :=}. */
    static final String ASSIGN = "[A-Za-z0-9_.-]{0,40}+\\\\{0,3}[\"'`]?\\]?[ \\t]{0,8}+(?:=>|:=|=|:)[ \\t]{0,8}+";
    static final String QUOTED = "\\\\{0,3}[\"'`](?<secret>[^\"'`\\s\\\\]{8,512})\\\\{0,3}[\"'`]";
    static final String BARE = "(?<secret>[^\"'`\\s,;=&(){}\\[\\]<>\\\\$]{8,512}+={0,2}+)(?![(\\[{<=])";

    /** A name that goes on like this is that of something else: {@code token_count}, {@code password_file}. */
    private static final String OTHER = "(?![A-Za-z0-9_.-]{0,30}?(?:[_.-]id|Id|ID|[_.-]?(?i:name|path|file|url|uri|arn|type|length|count|size|hash"
            + "|label|hint|field|limit|index|version|expires|expiry|ttl|policy|placeholder|encryption|algorithm|method|format|scheme|strategy"
            + "|provider|manager|service|store|strength|rule|column|param|parameter|input)"
            + "|\\.(?:java|jar|class|kt|js|jsx|mjs|ts|tsx|py|rb|go|rs|cs|php|c|h|cc|md|json|ya?ml|xml|html|css|txt|sh|sql|toml|lock|properties))"
            + "s?(?![A-Za-z0-9]))";

    /** A value of known form can be given to its name in any way, a sentence included. */
    private static final String GIVEN = "[A-Za-z0-9_.-]{0,20}+\\\\{0,2}[\"'`]?\\]?"
            + "(?:[ \\t]{0,8}(?:=>|:=|=|:|,|\\|)[ \\t]{0,8}|[ \\t]{1,4}(?:(?:is|was)[ \\t:]{1,3})?)\\\\{0,2}[\"'`]?";

    /** Which part of a name says that its value is a secret. */
    private static final String TELLING = "[A-Za-z0-9_. -]{0,20}?(?:key|token|secret|auth|pass|pat\\b)";

    private Forms() {
    }

    /** A name that holds this, in any case, and the secret of this form that is given to it. */
    static String named(String name, String value) {
        return "(?i:" + name + ")" + GIVEN + "(?<secret>" + value + ")" + END;
    }

    /** The names that hold a service's name and say that their value is a secret. */
    static String keyOf(String service) {
        return "(?:" + service + ")" + TELLING;
    }

    /** What stands under a telling name, as code and configuration write it. */
    static String assigned(String value, String... names) {
        return "(?i:" + String.join("|", names) + ")(?=" + ASSIGN + ")" + OTHER + ASSIGN + value;
    }
}
