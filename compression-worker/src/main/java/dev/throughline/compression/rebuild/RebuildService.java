package dev.throughline.compression.rebuild;

import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.compression.audit.AuditReports;
import dev.throughline.compression.audit.Order;
import dev.throughline.compression.database.Database;

/** Takes orders for rebuilds and says how they go. */
@Singleton
class RebuildService {

    private final Database database;
    private final RebuildStore rebuilds;
    private final AuditReports reports;

    RebuildService(Database database, RebuildStore rebuilds, AuditReports reports) {
        this.database = database;
        this.rebuilds = rebuilds;
        this.reports = reports;
    }

    /** Nothing is made anew of which the audit log does not know who asked for it. */
    Rebuild request(Caller caller, Rebuild.Scope scope) {
        return Order.answered(() -> {
            try (var transaction = database.begin()) {
                if (!rebuilds.isKnown(transaction, caller, scope)) {
                    throw ProblemException.of(404, "There is no such project or session");
                }
                Rebuild rebuild = rebuilds.add(transaction, caller, scope).orElseThrow(RebuildService::isOpen);
                report(caller, rebuild);
                transaction.commit();
                return rebuild;
            }
        });
    }

    Rebuild find(Caller caller, UUID id) {
        return Order.answered(() -> there(rebuilds.find(caller.tenantId(), id)));
    }

    Rebuild latest(Caller caller) {
        return Order.answered(() -> there(rebuilds.latest(caller.tenantId())));
    }

    private void report(Caller caller, Rebuild rebuild) {
        var besides = JsonNodeFactory.instance.objectNode().put("sessions", rebuild.tally().sessions());
        if (rebuild.scope().project() != null) {
            besides.put("project", rebuild.scope().project());
        }
        if (rebuild.scope().sessionId() != null) {
            besides.put("session_id", rebuild.scope().sessionId());
        }
        reports.administered(caller, "rebuild/" + rebuild.id(), "rebuild.requested", besides);
    }

    private static Rebuild there(Optional<Rebuild> rebuild) {
        return rebuild.orElseThrow(() -> ProblemException.of(404, "There is no such rebuild"));
    }

    private static ProblemException isOpen() {
        return ProblemException.of(409, "A rebuild of this tenant is not done yet; ask for another one when it is");
    }
}
