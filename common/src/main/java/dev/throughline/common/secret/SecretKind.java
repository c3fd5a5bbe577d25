package dev.throughline.common.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.throughline.common.secret.SecretRule.Check;

/**
 * A kind of secret, as docs/SECRETS.md lists it.
 *
 * @param name as it stands in the marker and in the audit log
 * @param looks what it looks like, in Markdown
 * @param told how it is told from what only looks like it
 * @param rules each finds one form of it
 */
record SecretKind(String name, String looks, String told, List<SecretRule> rules) {

    private static final String BY_FORM = "prefix, alphabet and length; whole word; no placeholder";
    private static final String BY_NAME = "only as the value of such a name; no placeholder";

    SecretKind {
        rules = List.copyOf(rules);
    }

    /** A kind that is known by its form alone. */
    static SecretKind ofForm(String name, String looks) {
        return new SecretKind(name, looks, BY_FORM, List.of());
    }

    /** A kind that any random text could be, but for the name that it is given to. */
    static SecretKind ofName(String name, String looks) {
        return new SecretKind(name, looks, BY_NAME, List.of());
    }

    static SecretKind of(String name, String looks, String told) {
        return new SecretKind(name, looks, told, List.of());
    }

    /** A word of its own that has this form. */
    SecretKind word(String form, String... anchors) {
        return with(SecretRule.ofForm(name, Forms.START + form + Forms.END, anchors));
    }

    /** A word of its own that has an anchor in its midst, behind this many characters. */
    SecretKind wordAround(int lead, String form, String... anchors) {
        return with(new SecretRule(name, List.of(anchors), lead, Pattern.compile(Forms.START + form + Forms.END),
                Candidates::isToken));
    }

    /** The value that is given to such a name, as {@link Forms#named} says. */
    SecretKind named(String nameForm, String valueForm, String... anchors) {
        return matching(Forms.named(nameForm, valueForm), Candidates::isTokenLike, anchors);
    }

    /** Whatever matches from an anchor on, and stands up to the check. */
    SecretKind matching(String form, Check check, String... anchors) {
        return with(new SecretRule(name, List.of(anchors), Pattern.compile(form), check));
    }

    SecretKind with(SecretRule rule) {
        var all = new ArrayList<>(rules);
        all.add(rule);
        return new SecretKind(name, looks, told, all);
    }
}
