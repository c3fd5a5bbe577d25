package dev.throughline.common.event;

import java.time.Instant;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Something that the audit log must hold. Written by the service in which it happened; key {@code <tenant>}.
 *
 * @param tenantId whose log
 * @param id a UUID: a repeat is dropped by it
 * @param action what was done, {@code <thing>.<past-verb>}, for example {@link #SECRET_FOUND}
 * @param actorId the user (subject) of the token
 * @param service the module that reports it
 * @param occurredAt when, by the service's clock
 * @param details the action's own fields; never a secret, a token or user text
 */
public record AuditEvent(
        String tenantId,
        String id,
        String action,
        String actorId,
        String service,
        Instant occurredAt,
        ObjectNode details) {

    /** A secret was taken out of a text: {@code kind, fingerprint, session_id, event_id, place}. */
    public static final String SECRET_FOUND = "secret.found";

    /** An administrator did something: {@code subject} says what it was done to, {@code what} what it was. */
    public static final String ADMINISTERED = "administered";

    /** A person changed a memory: {@code memory_id, kind}; never what it says. */
    public static final String MEMORY_EDITED = "memory.edited";

    /** Tokens were refused: {@code reason, count, address, token_id?}; those of one address and minute are one entry. */
    public static final String TOKEN_REFUSED = "token.refused";

    public AuditEvent {
        details = details == null ? JsonNodeFactory.instance.objectNode() : details;
    }

    /** The record key: a tenant's entries stay in order. */
    public String key() {
        return tenantId;
    }
}
