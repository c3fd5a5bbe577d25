package dev.throughline.compression.compress;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How far a decision reaches. A client's own word counts; otherwise the first that fits its sentence and reason:
 * <ol>
 * <li>{@link #CRITICAL}: security and access, secrets, loss of data, what cannot be undone, law and licences, production data
 * <li>{@link #HIGH}: architecture, the choice of a language, framework, database, broker or platform, a schema, protocol or
 * public
 * API, compatibility, a move from one thing to another
 * <li>{@link #LOW}: names, wording, colours, spacing and other looks, comments, log lines
 * <li>{@link #MEDIUM}: everything else
 * </ol>
 */
enum Impact {

    LOW(5),
    MEDIUM(6),
    HIGH(7),
    CRITICAL(8);

    private static final Pattern IS_CRITICAL = Pattern.compile(
            "(?i)\\b(?:security|secure|vulnerab\\w+|encrypt\\w*|secrets?|credentials?|passwords?|auth|authenticat\\w+|authoriz\\w+|permissions?|jwt|oauth|data loss|irreversible|destructive|gdpr|complian\\w+|licen[cs]e|legal|personal data|production data)\\b");
    private static final Pattern IS_HIGH = Pattern.compile(
            "(?i)\\b(?:architectur\\w+|databases?|postgres\\w*|mysql|sqlite|mongo\\w*|redis|kafka|rabbitmq|schema|protocol|public api|api contract|contract|framework|language|runtime|broker|queue|microservices?|monolith|monorepo|platform|kubernetes|docker|containers?|cloud|sdk|backwards?.compatib\\w+|breaking|deprecat\\w+|migrat\\w+|switch(?:ed|ing)? (?:from|to)|moved? (?:from|to)|replac\\w+|typescript|rust|golang|python|java|react|next\\.js|graphql|grpc|rest)\\b");
    private static final Pattern IS_LOW = Pattern.compile(
            "(?i)\\b(?:names?|named|naming|renam\\w+|wording|labels?|titles?|colou?rs?|icons?|spacing|padding|margins?|fonts?|button|tooltip|typo|comments?|log (?:line|message)s?|formatting|indent\\w*|logos?|alphabetical\\w*)\\b");

    private final double importance;

    Impact(double importance) {
        this.importance = importance;
    }

    static Impact of(String text) {
        if (IS_CRITICAL.matcher(text).find()) {
            return CRITICAL;
        }
        if (IS_HIGH.matcher(text).find()) {
            return HIGH;
        }
        return IS_LOW.matcher(text).find() ? LOW : MEDIUM;
    }

    /** How much a decision of this impact matters that was found in a text, 0–10. */
    double importance() {
        return importance;
    }

    /** The name in JSON, for example {@code high}. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
