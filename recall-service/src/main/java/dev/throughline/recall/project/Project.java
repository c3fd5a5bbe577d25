package dev.throughline.recall.project;

import java.util.UUID;

/** A project that has memories. */
public record Project(UUID id, String key) {
}
