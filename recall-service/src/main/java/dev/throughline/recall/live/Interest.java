package dev.throughline.recall.live;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What a subscriber wants to hear of; what is absent does not matter. */
record Interest(@Nullable String sessionId, @Nullable String userId, @Nullable WantedProject project) {

    /**
     * A project by its row where there is one yet, and by its key.
     *
     * @param id absent when nothing has happened in it yet
     */
    record WantedProject(@Nullable UUID id, String key) {

        boolean is(Subject subject) {
            return id != null && id.equals(subject.projectId()) || key.equals(subject.projectKey());
        }
    }

    boolean includes(Subject subject) {
        return (sessionId == null || sessionId.equals(subject.sessionId()))
                && (userId == null || userId.equals(subject.userId()))
                && (project == null || project.is(subject));
    }
}
