package dev.throughline.recall.dashboard.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** A session in a list. */
public record SessionLine(String id, @Nullable String project, String title, String status, @Nullable String endReason,
        String user, boolean isPrivate, @Nullable String parentId, @Nullable String tool, @Nullable String machine,
        @Nullable String branch, Instant startedAt, Instant lastEventAt, int turns,
        Labels labels) {

    /** What its clients labelled it with. */
    public record Labels(@Nullable String model, boolean isPinned, boolean isArchived, List<String> tags) {

        public Labels {
            tags = List.copyOf(tags);
        }
    }

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
