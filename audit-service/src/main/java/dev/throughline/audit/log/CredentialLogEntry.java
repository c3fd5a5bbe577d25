package dev.throughline.audit.log;

import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An entry about a credential in the reference form.
 *
 * @param id the entry's sequence
 * @param credentialId absent for a list of credentials
 * @param action view, create, update, delete, rotate, decrypt, …
 * @param details the entry's, with its outcome and reason
 */
public record CredentialLogEntry(long id, @Nullable String credentialId, String userId, String action,
        @Nullable String ipAddress, Instant timestamp, ObjectNode details) {

    static final String SUBJECT = "credential/";

    static CredentialLogEntry of(EntryView entry) {
        String credential = entry.subject().startsWith(SUBJECT) ? entry.subject().substring(SUBJECT.length()) : null;
        return new CredentialLogEntry(entry.sequence(), credential, entry.actor(), verb(AuditAction.valueOf(entry.action())),
                entry.address(), entry.occurredAt(), details(entry));
    }

    private static ObjectNode details(EntryView entry) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        JsonNode own = entry.details();
        if (own instanceof ObjectNode fields) {
            details.setAll(fields);
        }
        details.put("outcome", entry.outcome());
        if (entry.reason() != null) {
            details.put("reason", entry.reason());
        }
        return details;
    }

    private static String verb(AuditAction action) {
        return switch (action) {
            case CREDENTIAL_VIEWED -> "view";
            case CREDENTIAL_LISTED -> "list";
            case CREDENTIAL_CREATED -> "create";
            case CREDENTIAL_UPDATED -> "update";
            case CREDENTIAL_DELETED -> "delete";
            case CREDENTIAL_ROTATED -> "rotate";
            case CREDENTIAL_ROLLED_BACK -> "roll_back";
            case CREDENTIAL_REVEALED -> "decrypt";
            case CREDENTIAL_COMPARED -> "compare";
            case CREDENTIAL_SHARED -> "share";
            default -> action.name().toLowerCase(Locale.ROOT);
        };
    }
}
