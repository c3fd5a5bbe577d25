package dev.throughline.recall.project;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.identity.ProjectReference;
import dev.throughline.common.security.Caller;

/** Finds projects by any of their names. What is found is remembered for a moment, what is not found never. */
@Singleton
public class Projects {

    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final int MOST_REMEMBERED = 1_000;

    private final ProjectQueries queries;
    private final Clock clock;
    private final Map<Asked, Answer> remembered = new LinkedHashMap<>();

    private record Asked(String tenantId, List<String> names) {
    }

    private record Answer(Project project, Instant until) {
    }

    Projects(ProjectQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /** The project that a client names: by key, git remote in any form, alias, or the id of its row. */
    public Uni<Optional<Project>> named(Caller caller, String name) {
        return ProjectReference.of(name).map(reference -> known(caller, reference)).orElse(nothing())
                .chain(found -> found.isPresent() ? Uni.createFrom().item(found) : byId(caller, name));
    }

    /** The project that a hook's checkout belongs to. */
    public Uni<Optional<Project>> known(Caller caller, ProjectReference reference) {
        var names = new ArrayList<String>();
        names.add(reference.key());
        names.addAll(reference.aliases());
        var asked = new Asked(caller.tenantId(), List.copyOf(names));
        Optional<Project> before = recall(asked);
        return before.isPresent() ? Uni.createFrom().item(before)
                : queries.named(caller, asked.names()).invoke(found -> found.ifPresent(project -> remember(asked, project)));
    }

    /** The project in which a session took place. */
    public Uni<Optional<Project>> ofSession(Caller caller, String sessionId) {
        return queries.ofSession(caller, sessionId);
    }

    private Uni<Optional<Project>> byId(Caller caller, String text) {
        UUID id = uuid(text);
        return id == null ? nothing() : queries.byId(caller, id);
    }

    private synchronized Optional<Project> recall(Asked asked) {
        Answer answer = remembered.get(asked);
        return answer != null && answer.until().isAfter(clock.instant()) ? Optional.of(answer.project()) : Optional.empty();
    }

    private synchronized void remember(Asked asked, Project project) {
        remembered.remove(asked);
        remembered.put(asked, new Answer(project, clock.instant().plus(REMEMBERED)));
        if (remembered.size() > MOST_REMEMBERED) {
            remembered.remove(remembered.keySet().iterator().next());
        }
    }

    private static Uni<Optional<Project>> nothing() {
        return Uni.createFrom().item(Optional.empty());
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return text.length() == 36 ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException e) {
            return null; // most names are not ids
        }
    }
}
