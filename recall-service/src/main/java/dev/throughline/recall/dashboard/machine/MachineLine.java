package dev.throughline.recall.dashboard.machine;

import java.time.Instant;

/** A machine of which sessions came lately. */
public record MachineLine(String name, int sessions, Instant lastEventAt) {
}
