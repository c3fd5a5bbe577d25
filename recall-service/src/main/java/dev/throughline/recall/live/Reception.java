package dev.throughline.recall.live;

import java.time.Clock;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.identity.ProjectReference;
import dev.throughline.common.security.Caller;
import dev.throughline.recall.live.Interest.WantedProject;
import dev.throughline.recall.project.Project;
import dev.throughline.recall.project.Projects;

/** Makes subscribers of those who are known, whatever protocol they speak. */
@Singleton
class Reception {

    private final Projects projects;
    private final LiveConfig config;
    private final Clock clock;

    Reception(Projects projects, LiveConfig config, Clock clock) {
        this.projects = projects;
        this.config = config;
        this.clock = clock;
    }

    Uni<Subscriber> receive(Bearer bearer, Wanted wanted, Sink sink) {
        return project(bearer.caller(), wanted.project()).map(project -> new Subscriber(bearer.token(),
                new Interest(wanted.session(), wanted.user(), project.orElse(null)), wanted.from(), sink,
                new Mailbox(sink, clock, config.mostWaiting()), clock));
    }

    private Uni<Optional<WantedProject>> project(Caller caller, @Nullable String name) {
        if (name == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        String key = ProjectReference.of(name).map(ProjectReference::key).orElse(name);
        return projects.named(caller, name)
                .map(found -> Optional.of(new WantedProject(found.map(Project::id).orElse(null), key)));
    }
}
