package dev.throughline.audit.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import jakarta.inject.Singleton;
import jakarta.validation.Validator;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.json.Json;
import dev.throughline.common.problem.Problem.FieldError;
import dev.throughline.common.problem.ProblemException;

/** What holds for every credential; a request that breaks a rule is told all of its bad fields at once. */
@Singleton
class CredentialRules {

    private static final String REFUSED = "The credential breaks a rule";

    private final Validator validator;

    CredentialRules(Validator validator) {
        this.validator = validator;
    }

    /** The kind of a request that keeps every rule. */
    CredentialKind check(CreateRequest request) {
        List<FieldError> errors = errors(request.details());
        if (request.kind() == null || !request.kind().matches(CredentialKind.PATTERN)) {
            errors.add(new FieldError("kind", "is one of " + CredentialKind.PATTERN));
            throw ProblemException.ofFields(422, REFUSED, errors);
        }
        CredentialKind kind = CredentialKind.of(request.kind());
        errors.addAll(errors(kind, request.secret()));
        refuse(errors);
        return kind;
    }

    CredentialDetails check(CredentialDetails details) {
        refuse(errors(details));
        return details;
    }

    /** The secret, when it has the fields of the kind. */
    SecretFields check(CredentialKind kind, @Nullable SecretFields secret) {
        refuse(errors(kind, secret));
        return Objects.requireNonNull(secret);
    }

    /** The details of a body that replaces all of them. */
    CredentialDetails read(JsonNode body) {
        return checked(changes(body));
    }

    /** The details after a JSON merge patch (RFC 7396): what is null goes, what is absent stays. */
    CredentialDetails patched(CredentialDetails details, JsonNode patch) {
        ObjectNode merged = Json.mapper().valueToTree(details);
        merged.setAll(changes(patch));
        return checked(merged);
    }

    private CredentialDetails checked(ObjectNode details) {
        try {
            return check(Json.mapper().treeToValue(details, CredentialDetails.class));
        } catch (JsonProcessingException e) {
            throw ProblemException.of(400, "The body is not the JSON that is expected here");
        }
    }

    private static ObjectNode changes(JsonNode body) {
        if (!(body instanceof ObjectNode changes)) {
            throw ProblemException.of(400, "The body is not the JSON that is expected here");
        }
        if (changes.has("secret")) {
            throw ProblemException.ofField(422, "secret", "is replaced by POST …/rotate");
        }
        return changes;
    }

    private List<FieldError> errors(CredentialDetails details) {
        var errors = new ArrayList<FieldError>();
        validator.validate(details).forEach(violation -> errors.add(
                new FieldError(snakeCase(violation.getPropertyPath().toString()), violation.getMessage())));
        return errors;
    }

    private static List<FieldError> errors(CredentialKind kind, @Nullable SecretFields secret) {
        return secret == null ? List.of(new FieldError("secret", "must not be empty")) : secret.errors(kind);
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw ProblemException.ofFields(422, REFUSED, errors);
        }
    }

    private static String snakeCase(String path) {
        return path.replaceAll("([a-z])([A-Z])", "$1_$2").replace(".<list element>", "").toLowerCase(Locale.ROOT);
    }
}
