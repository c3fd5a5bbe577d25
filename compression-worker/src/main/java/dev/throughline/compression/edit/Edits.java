package dev.throughline.compression.edit;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.throughline.common.event.MemoryEdited;
import dev.throughline.common.secret.Redactor;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.memory.MemoryEraser;
import dev.throughline.compression.memory.ProjectId;
import dev.throughline.compression.memory.ProjectLock;
import dev.throughline.compression.secret.TenantSecrets;

/**
 * Makes changes one after the other, as people do: there are few, and a later one may depend on the one before. The states of
 * projects follow, for they are made from summaries.
 */
@ApplicationScoped
class Edits {

    private final EditStore store;
    private final ProjectLock lock;
    private final MemoryEraser eraser;
    private final TenantSecrets secrets;

    Edits(EditStore store, ProjectLock lock, MemoryEraser eraser, TenantSecrets secrets) {
        this.store = store;
        this.lock = lock;
        this.eraser = eraser;
        this.secrets = secrets;
    }

    /** What may not be changed by who asks, or is not there, stays as it is. */
    void make(Transaction transaction, List<MemoryEdited> edits) {
        Set<ProjectId> projects = store.projects(transaction, edits);
        lock.take(transaction, projects);
        store.lock(transaction, edits);
        edits.forEach(edit -> make(transaction, edit));
        eraser.restate(transaction, projects);
    }

    private void make(Transaction transaction, MemoryEdited edit) {
        switch (edit.kind()) {
            case REWRITTEN -> rewrite(transaction, edit);
            case PINNED -> store.pin(transaction, edit);
            case UNPINNED -> store.unpin(transaction, edit);
            case WITHHELD -> store.withhold(transaction, edit);
            case REMOVED -> store.remove(transaction, edit);
        }
    }

    /** By the rules of this moment, for one that was added since may know a secret in it. */
    private void rewrite(Transaction transaction, MemoryEdited edit) {
        Redactor redactor = secrets.of(edit.tenantId());
        store.rewrite(transaction, edit, redactor.redact(Objects.requireNonNull(edit.title())).text(),
                redactor.redact(Objects.requireNonNull(edit.body())).text());
    }
}
