package dev.throughline.audit.log;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What is to be recorded; sequence and time are the log's. Nothing in it may be a secret, a token's value or a user's text.
 *
 * @param actor who
 * @param action what was done
 * @param subject to what: {@code credential/<id>}, {@code member/<id>}, {@code session/<id>}, …
 * @param outcome how it ended
 * @param reason why it was done, or why it was not
 * @param details the action's own fields
 */
public record AuditDraft(Actor actor, AuditAction action, String subject, AuditOutcome outcome, @Nullable String reason,
        ObjectNode details) {

    public AuditDraft {
        details = details.deepCopy();
    }

    public static AuditDraft allowed(Actor actor, AuditAction action, String subject) {
        return of(actor, action, subject, AuditOutcome.ALLOWED, null);
    }

    public static AuditDraft denied(Actor actor, AuditAction action, String subject, String reason) {
        return of(actor, action, subject, AuditOutcome.DENIED, reason);
    }

    public static AuditDraft failed(Actor actor, AuditAction action, String subject, String reason) {
        return of(actor, action, subject, AuditOutcome.FAILED, reason);
    }

    /** The same with other details. */
    public AuditDraft with(ObjectNode others) {
        return new AuditDraft(actor, action, subject, outcome, reason, others);
    }

    /** The same with one more detail. */
    public AuditDraft with(String name, @Nullable String value) {
        return with(details.deepCopy().put(name, value));
    }

    /** The same with the reason that the actor gave. */
    public AuditDraft because(@Nullable String given) {
        return new AuditDraft(actor, action, subject, outcome, given, details);
    }

    private static AuditDraft of(Actor actor, AuditAction action, String subject, AuditOutcome outcome,
            @Nullable String reason) {
        return new AuditDraft(actor, action, subject, outcome, reason, JsonNodeFactory.instance.objectNode());
    }
}
