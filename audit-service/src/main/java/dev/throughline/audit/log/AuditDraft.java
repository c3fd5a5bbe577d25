package dev.throughline.audit.log;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What is to be written into the log. It gets its time and its place when it is appended.
 *
 * @param actor who acted, in whose tenant's log it belongs
 * @param action what was done
 * @param subject to what, {@code <kind>/<id>}, for example {@code credential/0199…}
 * @param outcome how it ended
 * @param reason the one that the actor gave, or why it was denied
 * @param details the action's own fields; never a value, a secret, a token or a user's text
 */
public record AuditDraft(Actor actor, AuditAction action, String subject, AuditOutcome outcome, @Nullable String reason,
        ObjectNode details) {

    public AuditDraft {
        details = details.deepCopy();
    }

    /** What was done. */
    public static AuditDraft allowed(Actor actor, AuditAction action, String subject) {
        return new AuditDraft(actor, action, subject, AuditOutcome.ALLOWED, null, JsonNodeFactory.instance.objectNode());
    }

    /** What was asked for and refused. */
    public static AuditDraft denied(Actor actor, AuditAction action, String subject, String reason) {
        return new AuditDraft(actor, action, subject, AuditOutcome.DENIED, reason, JsonNodeFactory.instance.objectNode());
    }

    /** What was begun and did not succeed. */
    public static AuditDraft failed(Actor actor, AuditAction action, String subject, String reason) {
        return new AuditDraft(actor, action, subject, AuditOutcome.FAILED, reason, JsonNodeFactory.instance.objectNode());
    }

    /** The same with the reason that the actor gave. */
    public AuditDraft because(@Nullable String reason) {
        return new AuditDraft(actor, action, subject, outcome, reason, details);
    }

    /** The same with one more detail. */
    public AuditDraft with(String name, @Nullable String value) {
        return new AuditDraft(actor, action, subject, outcome, reason, details.deepCopy().put(name, value));
    }
}
