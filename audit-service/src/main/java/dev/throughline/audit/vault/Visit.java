package dev.throughline.audit.vault;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.throughline.audit.log.AuditAction;

/**
 * What someone wants to do with a credential.
 *
 * @param needed the permission that it takes
 * @param action under which the audit log has it, done or refused
 * @param reason in the visitor's words
 */
record Visit(Visitor visitor, UUID credential, Permission needed, AuditAction action, @Nullable String reason) {

    static Visit of(Visitor visitor, UUID credential, Permission needed, AuditAction action) {
        return new Visit(visitor, credential, needed, action, null);
    }

    /** As the audit log names the credential. */
    String subject() {
        return subject(credential);
    }

    static String subject(UUID credential) {
        return "credential/" + credential;
    }

    /** Whether it is the value that the visitor wants to know something of. */
    boolean isForTheValue() {
        return action == AuditAction.CREDENTIAL_REVEALED || action == AuditAction.CREDENTIAL_COMPARED;
    }

    boolean changes() {
        return needed == Permission.EDIT || needed == Permission.SHARE;
    }
}
