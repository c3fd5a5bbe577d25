package dev.throughline.audit.member;

import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import dev.throughline.common.security.Scopes;

/** What someone is in a tenant, and the scopes that this gives. */
public enum Role {
    ADMIN(Scopes.ADMIN),
    MEMBER(Scopes.INGEST, Scopes.RECALL, Scopes.VAULT),
    READER(Scopes.RECALL),
    MACHINE(Scopes.INGEST, Scopes.RECALL);

    private final Set<String> scopes;

    Role(String... scopes) {
        this.scopes = Set.of(scopes);
    }

    public Set<String> scopes() {
        return scopes;
    }

    /** As it is stored, sent and claimed. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
