package dev.throughline.audit.intake;

import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.audit.log.Actor;
import dev.throughline.audit.log.AuditAction;
import dev.throughline.audit.log.AuditDraft;
import dev.throughline.audit.log.AuditOutcome;
import dev.throughline.audit.log.Report;
import dev.throughline.common.event.AuditEvent;
import dev.throughline.common.event.MemoryRecalled;
import dev.throughline.common.json.Json;
import dev.throughline.common.topic.Topics;

/** Says what a record of a topic is as an entry of the log. */
final class ReportTranslation {

    private ReportTranslation() {
    }

    /** @throws IOException when it can be no entry */
    static Report read(ConsumerRecord<String, byte[]> message) throws IOException {
        if (message.value() == null) {
            throw new IOException("A report is empty");
        }
        Report report = message.topic().equals(Topics.MEMORY_RECALLED)
                ? recalled(Json.read(message.value(), MemoryRecalled.class))
                : reported(Json.read(message.value(), AuditEvent.class));
        String tenant = report.draft().actor().tenantId();
        if (tenant == null || tenant.isBlank() || report.draft().actor().id() == null || report.occurredAt() == null) {
            throw new IOException("A report does not say who or when");
        }
        return report;
    }

    private static Report recalled(MemoryRecalled event) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        putIfPresent(details, "session_id", event.sessionId());
        putIfPresent(details, "project_key", event.projectKey());
        putIfPresent(details, "prompt_hash", event.promptHash());
        var shown = details.putArray("memories");
        event.memories().forEach(memory -> shown.addObject()
                .put("id", memory.id().toString()).put("version", memory.version()).put("rank", memory.rank()));
        String subject = event.sessionId() == null ? "memories" : "session/" + event.sessionId();
        var actor = new Actor(event.tenantId(), event.memberId(), null, null, null);
        return new Report(AuditDraft.allowed(actor, AuditAction.MEMORY_RECALLED, subject).with(details), null,
                event.recalledAt());
    }

    private static Report reported(AuditEvent event) {
        AuditAction action = action(event.action());
        ObjectNode details = event.details().deepCopy().put("service", event.service());
        if (action == AuditAction.OTHER_REPORTED) {
            putIfPresent(details, "action", event.action());
        }
        var actor = new Actor(event.tenantId(), event.actorId(), text(details, "token_id"), null, text(details, "address"));
        var outcome = action == AuditAction.TOKEN_REFUSED ? AuditOutcome.DENIED : AuditOutcome.ALLOWED;
        var draft = new AuditDraft(actor, action, subject(event, details), outcome, text(details, "reason"), details);
        return new Report(draft, event.id(), event.occurredAt());
    }

    /** {@code secret.found} is {@code SECRET_FOUND}. */
    private static AuditAction action(@Nullable String reported) {
        String name = reported == null ? "" : reported.replace('.', '_').toUpperCase(Locale.ROOT);
        return Stream.of(AuditAction.values()).filter(action -> action.name().equals(name)).findFirst()
                .orElse(AuditAction.OTHER_REPORTED);
    }

    private static String subject(AuditEvent event, ObjectNode details) {
        String session = text(details, "session_id");
        String memory = text(details, "memory_id");
        String token = text(details, "token_id");
        if (session != null) {
            return "session/" + session;
        }
        if (memory != null) {
            return "memory/" + memory;
        }
        return token == null ? "service/" + event.service() : "token/" + token;
    }

    private static @Nullable String text(ObjectNode details, String field) {
        return details.path(field).textValue();
    }

    private static void putIfPresent(ObjectNode details, String field, @Nullable String value) {
        if (value != null) {
            details.put(field, value);
        }
    }
}
