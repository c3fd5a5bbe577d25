package dev.throughline.audit.log;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;

public record AuditDraft(Actor actor, AuditAction action, String subject, AuditOutcome outcome, @Nullable String reason,
        ObjectNode details) {
}
