package dev.throughline.compression.compress;

/**
 * A step that the agent, or its user, wrote down.
 *
 * @param id in the session
 * @param subject "" where only its state is told
 * @param isActive whether it is being worked on
 */
record Task(String id, String subject, boolean isDone, boolean isActive) {
}
