package dev.throughline.recall.dashboard.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import dev.throughline.common.event.MemoryEdited.Kind;
import dev.throughline.common.privacy.PrivateText;
import dev.throughline.common.problem.Problem;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.secret.SecretScanner;

/** What stands in the form of a change; title and body belong to a rewriting alone. */
public record EditForm(@RestForm @Nullable String kind, @RestForm @Nullable String title, @RestForm @Nullable String body) {

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_BODY = 8_000;
    private static final SecretScanner SECRETS = SecretScanner.standard();

    /** What may be kept of a text: neither what is private in it nor a secret. */
    record Text(@Nullable String title, @Nullable String body) {
    }

    /** @throws ProblemException 422 when there is no such change */
    Kind wanted() {
        Optional<Kind> wanted = Stream.of(Kind.values()).filter(each -> each.wireName().equals(kind)).findFirst();
        return wanted.orElseThrow(() -> ProblemException.ofField(422, "kind", "is no change that can be made"));
    }

    /** @throws ProblemException 422 that names what cannot be kept */
    Text text() {
        if (wanted() != Kind.REWRITTEN) {
            return new Text(null, null);
        }
        var errors = new ArrayList<Problem.FieldError>();
        var text = new Text(kept("title", title, LONGEST_TITLE, errors), kept("body", body, LONGEST_BODY, errors));
        if (!errors.isEmpty()) {
            throw ProblemException.ofFields(422, errors.getFirst().field() + " " + errors.getFirst().message(), errors);
        }
        return text;
    }

    private static String kept(String name, @Nullable String entered, int longest, List<Problem.FieldError> errors) {
        String text = entered == null ? "" : entered.strip().replace("\r\n", "\n");
        if (text.isEmpty() || text.length() > longest || text.indexOf('\0') >= 0) {
            errors.add(new Problem.FieldError(name, "must be 1 to " + longest + " characters, without NUL"));
        }
        return SECRETS.redact(PrivateText.cut(text).text()).text();
    }
}
