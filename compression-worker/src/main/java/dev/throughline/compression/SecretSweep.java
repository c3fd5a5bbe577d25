package dev.throughline.compression;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.secret.JsonRedactor;
import dev.throughline.common.secret.Redaction;
import dev.throughline.common.secret.tenant.TenantRules;
import dev.throughline.compression.secret.TenantSecrets;

/**
 * Takes secrets out of events once more before they are stored: ingest-service did so with the rules of its day, and what
 * comes from a spool, a dead letter or a replay may be older than a rule.
 */
@ApplicationScoped
public class SecretSweep {

    private final TenantSecrets secrets;
    private final MeterRegistry meters;

    SecretSweep(TenantSecrets secrets, MeterRegistry meters) {
        this.secrets = secrets;
        this.meters = meters;
    }

    /** Cleans the event's data in place. */
    public void clean(SessionEvent event) {
        new JsonRedactor(secrets.of(event.tenantId())).redact(event.data(), find -> report(event, find));
    }

    private void report(SessionEvent event, Redaction.Find find) {
        meters.counter("secrets.found", "kind", TenantRules.family(find.kind())).increment();
        Log.warnf("A secret that the door let in was taken out before it was stored kind=%s session=%s event=%s", find.kind(),
                event.sessionId(), event.id());
    }
}
