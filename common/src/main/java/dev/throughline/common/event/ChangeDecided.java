package dev.throughline.common.event;

/**
 * A change that was to be made on one version alone was made or refused. Written by compression-worker in the transaction
 * that decided, for the ingest-service that waits to answer; key {@code <tenant>/<session or project>}.
 *
 * @param tenantId whose change it is
 * @param changeId the id of the event that asked for the change
 * @param subject what was to be changed, for example {@code session/<id>/state}
 * @param applied whether it was made; false when the version was another one
 * @param version the version after the change, or the one that stands where it was refused
 */
public record ChangeDecided(String tenantId, String changeId, String subject, boolean applied, long version) {
}
