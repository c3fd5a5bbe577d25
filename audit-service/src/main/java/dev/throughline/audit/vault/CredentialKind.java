package dev.throughline.audit.vault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a credential is, and which secret fields it has. */
public enum CredentialKind {
    PASSWORD(List.of("password"), Set.of()),
    API_KEY(List.of("api_key"), Set.of()),
    OAUTH(List.of("client_secret", "client_id"), Set.of("token")),
    CONNECTION_STRING(List.of("connection_string"), Set.of()),
    SSH_KEY(List.of("private_key"), Set.of("public_key", "passphrase")),
    CERTIFICATE(List.of("certificate"), Set.of("private_key", "chain", "passphrase")),
    NOTE(List.of("note"), Set.of());

    /** All wire names, for the validation of requests. */
    static final String PATTERN = "password|api_key|oauth|connection_string|ssh_key|certificate|note";

    private final List<String> required;
    private final Set<String> optional;

    CredentialKind(List<String> required, Set<String> optional) {
        this.required = required;
        this.optional = optional;
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Has to be one of {@link #PATTERN}. */
    static CredentialKind of(String wireName) {
        return Arrays.stream(values()).filter(kind -> kind.wireName().equals(wireName)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no such kind of credential"));
    }

    /** The fields that a value must have. */
    List<String> required() {
        return required;
    }

    boolean has(String field) {
        return required.contains(field) || optional.contains(field);
    }

    /** The field that a comparison is about when it names none. */
    String mainField() {
        return required.getFirst();
    }
}
