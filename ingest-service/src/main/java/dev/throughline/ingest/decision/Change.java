package dev.throughline.ingest.decision;

import dev.throughline.common.event.ChangeDecided;
import dev.throughline.common.event.SessionEvent;

/** A change that was asked for: by its tenant, what it changes, and the id of its event, which is unique in a session. */
record Change(String tenantId, String subject, String eventId) {

    static Change of(SessionEvent event, String subject) {
        return new Change(event.tenantId(), subject, event.id());
    }

    static Change of(ChangeDecided decided) {
        return new Change(decided.tenantId(), decided.subject(), decided.changeId());
    }
}
