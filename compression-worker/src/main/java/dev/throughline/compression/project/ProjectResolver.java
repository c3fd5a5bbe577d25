package dev.throughline.compression.project;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.identity.ProjectReference;
import dev.throughline.compression.database.Transaction;

/**
 * Finds the project behind each reference, and makes it when none of its names is known. Names that are given together are
 * one project; where they were two until now, the older one stays and takes over all of the other.
 */
@ApplicationScoped
public class ProjectResolver {

    /** What several events said: a reference, in a tenant. */
    private record Wanted(String tenantId, ProjectReference reference) {

        static Optional<Wanted> by(SessionEvent event) {
            return Optional.ofNullable(event.project()).map(reference -> new Wanted(event.tenantId(), reference));
        }

        Stream<ProjectName> names() {
            return Stream.concat(Stream.of(reference.key()), reference.aliases().stream())
                    .map(alias -> new ProjectName(tenantId, alias));
        }

        Set<UUID> projects(Map<ProjectName, UUID> known) {
            return names().map(known::get).filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
        }

        boolean isKnownAs(Map<ProjectName, UUID> known) {
            return projects(known).size() == 1 && names().allMatch(known::containsKey);
        }
    }

    /** The projects of one batch. */
    public static final class Projects {

        private final Map<ProjectName, UUID> known;

        private Projects(Map<ProjectName, UUID> known) {
            this.known = known;
        }

        /** The project that the first of these events names. */
        public @Nullable UUID of(Collection<SessionEvent> events) {
            return events.stream().flatMap(event -> Wanted.by(event).stream()).findFirst()
                    .map(wanted -> known.get(wanted.names().iterator().next())).orElse(null);
        }
    }

    private final ProjectStore store;

    ProjectResolver(ProjectStore store) {
        this.store = store;
    }

    /** The projects of these events, all of them known afterwards. */
    public Projects resolve(Transaction transaction, Collection<SessionEvent> events) {
        Set<Wanted> wanted = events.stream().flatMap(event -> Wanted.by(event).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (wanted.isEmpty()) {
            return new Projects(Map.of());
        }
        List<ProjectName> names = wanted.stream().flatMap(Wanted::names).distinct().toList();
        var known = store.find(transaction, names);
        if (!wanted.stream().allMatch(reference -> reference.isKnownAs(known))) {
            store.lock(transaction, names);
            return new Projects(settle(transaction, wanted, store.find(transaction, names)));
        }
        return new Projects(known);
    }

    private Map<ProjectName, UUID> settle(Transaction transaction, Set<Wanted> wanted, Map<ProjectName, UUID> found) {
        var known = new HashMap<>(found);
        for (Wanted reference : wanted) {
            if (!reference.isKnownAs(known)) {
                UUID project = settle(transaction, reference, known);
                store.name(transaction, reference.tenantId(), project, reference.names().map(ProjectName::alias).toList());
                reference.names().forEach(name -> known.put(name, project));
            }
        }
        return known;
    }

    private UUID settle(Transaction transaction, Wanted reference, Map<ProjectName, UUID> known) {
        Set<UUID> projects = reference.projects(known);
        return switch (projects.size()) {
            case 0 -> store.create(transaction, reference.names().iterator().next());
            case 1 -> projects.iterator().next();
            default -> {
                UUID stays = store.join(transaction, reference.tenantId(), projects);
                known.replaceAll((name, project) -> projects.contains(project) ? stays : project);
                yield stays;
            }
        };
    }
}
