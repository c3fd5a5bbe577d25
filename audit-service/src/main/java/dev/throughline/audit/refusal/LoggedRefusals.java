package dev.throughline.audit.refusal;

import java.time.Duration;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.vertx.VertxContextSupport;

import dev.throughline.audit.log.Actor;
import dev.throughline.audit.log.AuditAction;
import dev.throughline.audit.log.AuditDraft;
import dev.throughline.audit.log.AuditLog;
import dev.throughline.audit.log.AuditOutcome;
import dev.throughline.common.event.AuditEvent;
import dev.throughline.common.refusal.RefusalLog;

/** Writes into the log itself, which the other services reach by a topic. */
@Singleton
class LoggedRefusals implements RefusalLog {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AuditLog log;
    private final MeterRegistry meters;

    LoggedRefusals(AuditLog log, MeterRegistry meters) {
        this.log = log;
        this.meters = meters;
    }

    @Override
    public void report(AuditEvent refusal) {
        try {
            VertxContextSupport.subscribeAndAwait(() -> log.record(draft(refusal)).ifNoItem().after(PATIENCE).fail());
        } catch (Throwable e) { // which is what the method declares
            meters.counter("refusals.unreported").increment();
            Log.warnf("A refused token was not recorded cause=%s", e.getClass().getName());
        }
    }

    private static AuditDraft draft(AuditEvent refusal) {
        @Nullable
        String token = refusal.details().path("token_id").asText(null);
        var actor = new Actor(refusal.tenantId(), refusal.actorId(), token, null, refusal.details().path("address").asText());
        return new AuditDraft(actor, AuditAction.TOKEN_REFUSED, "token/" + (token == null ? "unknown" : token),
                AuditOutcome.DENIED, refusal.details().path("reason").asText(), refusal.details());
    }
}
