package dev.throughline.compression.project;

/** One of the names of a project, in its tenant. */
record ProjectName(String tenantId, String alias) {
}
