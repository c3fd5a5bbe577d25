package dev.throughline.recall.live;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a message is about.
 *
 * @param sessionId absent when it is about no session
 * @param userId whose session it is, or the owner of the memory
 * @param projectId the project's row, where it is known
 */
record Subject(@Nullable String sessionId, String userId, @Nullable UUID projectId, @Nullable String projectKey) {
}
