package dev.throughline.compression.rescan;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;

import dev.throughline.common.event.AuditEvent;
import dev.throughline.common.secret.Redaction;
import dev.throughline.compression.audit.AuditReports;

/**
 * Tells the audit log, before the work is committed: what is done is in the log, or is done again and told again under the
 * same ids.
 */
@Singleton
class RescanReporter {

    private final AuditReports reports;
    private final Clock clock;

    RescanReporter(AuditReports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    /** Says who asked for a rescan; fails when Kafka does not take it. */
    void requested(Rescan rescan) {
        ObjectNode details = JsonNodeFactory.instance.objectNode().put("subject", "rescan/" + rescan.id())
                .put("what", "rescan.requested");
        reports.send(
                List.of(new AuditEvent(rescan.tenantId(), rescan.id().toString(), AuditEvent.ADMINISTERED, rescan.requestedBy(),
                        AuditReports.SERVICE, clock.instant(), details)));
    }

    /** Says what was taken out; fails when Kafka does not take it. */
    void found(Rescan rescan, List<CleanedRow> rows) {
        var entries = new ArrayList<AuditEvent>();
        for (CleanedRow row : rows) {
            row.finds().stream().distinct().forEach(find -> entries.add(entry(rescan, row.row(), find)));
        }
        reports.send(entries);
    }

    private AuditEvent entry(Rescan rescan, StoredRow row, Redaction.Find find) {
        String stage = rescan.place().stage().wireName();
        ObjectNode details = JsonNodeFactory.instance.objectNode()
                .put("kind", find.kind())
                .put("fingerprint", find.fingerprint())
                .put("place", "rescan")
                .put("rescan_id", rescan.id().toString())
                .put("stored_in", stage);
        if (row.owner().sessionId() != null) {
            details.put("session_id", row.owner().sessionId());
        }
        if (rescan.place().stage() == Stage.EVENTS) {
            details.put("event_id", row.key(1));
        }
        String id = UuidCreator.getNameBasedSha1(rescan.id() + "\n" + stage + "\n" + String.join("\n", row.key()) + "\n" + find)
                .toString();
        return new AuditEvent(rescan.tenantId(), id, AuditEvent.SECRET_FOUND, rescan.requestedBy(), AuditReports.SERVICE,
                clock.instant(),
                details);
    }
}
