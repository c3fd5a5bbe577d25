package dev.throughline.audit.log;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

@ApplicationScoped
public class AuditLog {

    public Uni<Void> append(AuditDraft draft) {
        return Uni.createFrom().voidItem();
    }

    public Uni<Void> record(AuditDraft draft) {
        return Uni.createFrom().voidItem();
    }
}
