package dev.throughline.recall.dashboard.health;

/** One of a service's own checks. */
public record Check(String name, boolean isUp) {

    /** As people say it. */
    public String label() {
        return name.replace('-', ' ');
    }
}
