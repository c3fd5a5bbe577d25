package dev.throughline.ingest.event;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import jakarta.ws.rs.HeaderParam;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.Source;
import dev.throughline.common.identity.ProjectReference;

/**
 * What a shim tells in headers of the machine and the checkout in which its agent works. A value that breaks a rule counts
 * as absent: a hook must not fail for it.
 */
public final class Checkout {

    private static final int MOST_CHARACTERS = 500;
    private static final Set<EventType> WITH_COMMIT = EnumSet.of(EventType.SESSION_STARTED, EventType.SESSION_RESUMED,
            EventType.PROMPT);

    @HeaderParam("X-Throughline-Machine")
    @Nullable
    String machine;

    @HeaderParam("X-Throughline-Project")
    @Nullable
    String project;

    @HeaderParam("X-Throughline-Remote")
    @Nullable
    String remote;

    @HeaderParam("X-Throughline-Root-Commit")
    @Nullable
    String rootCommit;

    @HeaderParam("X-Throughline-Branch")
    @Nullable
    String branch;

    @HeaderParam("X-Throughline-Commit")
    @Nullable
    String commit;

    @HeaderParam("X-Throughline-Occurred-At")
    @Nullable
    String occurredAt;

    @HeaderParam("X-Throughline-Event")
    @Nullable
    String hookEvent;

    /** The hook's event, of an agent whose payload does not say it. */
    public @Nullable String hookEvent() {
        return usable(hookEvent);
    }

    /** Where events of a tool come from that works in this folder. */
    public Draft.Origin origin(Source source, @Nullable String tool, @Nullable String folder) {
        return new Draft.Origin(source, project(project, folder), tool, usable(machine), usable(branch));
    }

    /** The project under an explicit key, which wins over everything else, or under what is known of the checkout. */
    public Optional<ProjectReference> project(@Nullable String explicit, @Nullable String folder) {
        return ProjectReference.ofCheckout(usable(explicit), usable(remote), usable(rootCommit), usable(folder),
                usable(machine));
    }

    /** The same, with this remote where the caller told neither one nor an explicit key. */
    public Checkout orRemote(@Nullable String other) {
        var known = new Checkout();
        known.machine = machine;
        known.project = project;
        known.remote = usable(remote) == null && usable(project) == null ? other : remote;
        known.rootCommit = rootCommit;
        known.branch = branch;
        known.commit = commit;
        known.occurredAt = occurredAt;
        return known;
    }

    public @Nullable String machine() {
        return usable(machine);
    }

    /** Notes what is checked out with the events by which a session moves on: on each of them it would say nothing new. */
    public Draft noted(Draft draft) {
        String known = usable(commit);
        if (known != null && WITH_COMMIT.contains(draft.type())) {
            draft.data().put("git_commit", known);
        }
        return draft;
    }

    /** When the event happened, where that is told and is a sane time. */
    public @Nullable Instant occurredAt(Clock clock) {
        return Times.sane(occurredAt, clock).orElse(null);
    }

    private static @Nullable String usable(@Nullable String value) {
        return value == null || value.isBlank() || value.length() > MOST_CHARACTERS || !SessionIds.isPrintable(value) ? null
                : value.strip();
    }
}
