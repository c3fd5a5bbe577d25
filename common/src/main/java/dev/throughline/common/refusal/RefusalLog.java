package dev.throughline.common.refusal;

import dev.throughline.common.event.AuditEvent;

/** Takes the reports of refused tokens: the audit log itself where it is at hand, else the topic that leads to it. */
public interface RefusalLog {

    /** Never throws; what cannot be reported is counted. */
    void report(AuditEvent refusal);
}
