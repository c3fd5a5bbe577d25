package dev.throughline.recall.dashboard.health;

/** A figure of a service. */
public record Figure(String label, String value) {
}
