package dev.throughline.audit.incident;

/**
 * Something that the suite itself noticed.
 *
 * @param subject what it is about, as the audit log names it
 * @param text what happened just now, for the time line
 */
public record Alarm(String tenantId, String subject, String title, String text) {
}
