package dev.throughline.compression.compress;

/**
 * A step that the agent, or its user, wrote down.
 *
 * @param id in the session
 * @param subject "" where only its state is told
 */
record Task(String id, String subject, boolean isDone) {
}
