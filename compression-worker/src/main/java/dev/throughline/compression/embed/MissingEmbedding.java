package dev.throughline.compression.embed;

import java.util.UUID;

/**
 * A memory whose content has no vector of the model in use.
 *
 * @param contentHash the content that the vector will belong to
 * @param text title and body, cut
 */
record MissingEmbedding(String tenantId, UUID memoryId, String contentHash, String text) {
}
