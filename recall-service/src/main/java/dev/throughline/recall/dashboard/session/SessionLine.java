package dev.throughline.recall.dashboard.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** A session in a list. */
public record SessionLine(String id, @Nullable String project, String title, String status, @Nullable String endReason,
        String user, boolean isPrivate, @Nullable String parentId, @Nullable String tool, @Nullable String machine,
        @Nullable String branch, Instant startedAt, Instant lastEventAt, int turns) {

    public boolean isActive() {
        return status.equals("active");
    }

    public String heading() {
        return title.isBlank() ? "Untitled session" : title;
    }

    /** From the first event to the last. */
    public Duration duration() {
        return Duration.between(startedAt, lastEventAt);
    }

    /** Agent and machine, as far as they are known. */
    public String place() {
        return Stream.of(Optional.ofNullable(tool), Optional.ofNullable(machine)).flatMap(Optional::stream)
                .collect(Collectors.joining(" on "));
    }
}
