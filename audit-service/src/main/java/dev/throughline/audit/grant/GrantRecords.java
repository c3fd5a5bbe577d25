package dev.throughline.audit.grant;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.log.Actor;
import dev.throughline.audit.log.AuditAction;
import dev.throughline.audit.log.AuditDraft;
import dev.throughline.audit.log.AuditLog;
import dev.throughline.audit.member.Identities;
import dev.throughline.audit.member.Identity;
import dev.throughline.common.refusal.RefusalConfig;

/** What the audit log holds of grants. A name that was typed is never in it: people type passwords there. */
@ApplicationScoped
class GrantRecords {

    private static final String NOBODY = "anonymous";

    private final AuditLog log;
    private final Identities identities;
    private final RefusalConfig config;

    GrantRecords(AuditLog log, Identities identities, RefusalConfig config) {
        this.log = log;
        this.identities = identities;
        this.config = config;
    }

    /** A grant that is given, in the transaction that gives it: no entry, no token. */
    Uni<Void> given(Identity identity, AuditAction action, String address) {
        var actor = new Actor(identity.tenantId(), identity.id().toString(), null, null, address);
        return log.append(AuditDraft.allowed(actor, action, "member/" + identity.id()));
    }

    /** A grant that is refused in a transaction that goes on. */
    Uni<Void> refused(String tenantId, String memberId, String address, String reason) {
        var actor = new Actor(tenantId, memberId, null, null, address);
        return log.append(AuditDraft.denied(actor, AuditAction.TOKEN_REFUSED, "member/" + memberId, reason));
    }

    /** A login that failed; of a tenant that does not exist it stands in the operator's log, so that nobody can make logs. */
    Uni<Void> failed(String tenantId, String address, String reason) {
        return identities.isTenant(tenantId).chain(exists -> {
            var actor = new Actor(exists ? tenantId : config.tenant(), NOBODY, null, null, address);
            return log.record(AuditDraft.denied(actor, AuditAction.LOGIN, "member/unknown", reason));
        });
    }
}
