package dev.throughline.audit.rule;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.problem.Problem.FieldError;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.secret.SecretScanner;
import dev.throughline.common.secret.tenant.RefusedPattern;
import dev.throughline.common.secret.tenant.RulePattern;

/** Whether a rule means something, is fast, and gives no secret away. */
@Singleton
class SecretRuleCheck {

    /** With {@code custom-} before it, a kind has at most 40 characters. */
    private static final int LONGEST_DENIED_KIND = 33;

    private final SecretScanner scanner = SecretScanner.standard();

    /** Ends the request with a 422 that names each bad field. */
    void check(SecretRuleRequest request) {
        var errors = new ArrayList<FieldError>();
        if (request.isDenial()) {
            denial(request, errors);
        } else if (request.kind() == null && request.pattern() == null && request.fingerprint() == null) {
            errors.add(new FieldError("effect", "needs a kind, a pattern or a fingerprint of what is allowed"));
        }
        text("pattern", request.pattern(), errors);
        text("description", request.description(), errors);
        if (request.pattern() != null && errors.isEmpty()) {
            form(request.pattern(), errors);
        }
        if (!errors.isEmpty()) {
            throw ProblemException.ofFields(422, "The rule breaks a rule", errors);
        }
    }

    private static void denial(SecretRuleRequest request, List<FieldError> errors) {
        if (request.kind() == null) {
            errors.add(new FieldError("kind", "is required: it names what is denied"));
        } else if (request.kind().length() > LONGEST_DENIED_KIND) {
            errors.add(new FieldError("kind", "of what is denied has at most " + LONGEST_DENIED_KIND + " characters"));
        }
        if (request.pattern() == null) {
            errors.add(new FieldError("pattern", "is required: it says what is denied"));
        }
        if (request.fingerprint() != null) {
            errors.add(
                    new FieldError("fingerprint", "is of what is allowed; a denied value is a secret and has no place here"));
        }
    }

    /** What is written here is no secret: it is stored and sent as it is. */
    private void text(String field, @Nullable String text, List<FieldError> errors) {
        if (text == null) {
            return;
        }
        if (text.indexOf('\0') >= 0) {
            errors.add(new FieldError(field, "has a character that cannot be stored"));
        } else if (!scanner.redact(text).finds().isEmpty()) {
            errors.add(new FieldError(field, "holds a secret itself; describe its form instead"));
        }
    }

    private static void form(String pattern, List<FieldError> errors) {
        try {
            RulePattern.compile(pattern);
        } catch (RefusedPattern e) {
            errors.add(new FieldError("pattern", e.reason()));
        }
    }
}
