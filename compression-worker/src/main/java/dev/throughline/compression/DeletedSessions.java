package dev.throughline.compression;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;

import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.memory.MemoryEraser;
import dev.throughline.compression.memory.ProjectId;
import dev.throughline.compression.session.DeletedSessionStore;
import dev.throughline.compression.session.DeletedSessionStore.Deleted;
import dev.throughline.compression.session.EventStore;
import dev.throughline.compression.session.Session;
import dev.throughline.compression.session.SessionProjection;
import dev.throughline.compression.session.TurnStore;

/**
 * Removes what there is of deleted sessions: at once as much as one transaction should bear, which is nearly always all; the
 * rest by and by. A session's id stays used up, so that events which come late bring back nothing of it.
 */
@ApplicationScoped
class DeletedSessions {

    private static final int MOST_ROWS = 20_000;

    private final DeletedSessionStore sessions;
    private final EventStore events;
    private final TurnStore turns;
    private final MemoryEraser memories;
    private final List<SessionProjection> projections;

    DeletedSessions(DeletedSessionStore sessions, EventStore events, TurnStore turns, MemoryEraser memories,
            @All List<SessionProjection> projections) {
        this.sessions = sessions;
        this.events = events;
        this.turns = turns;
        this.memories = memories;
        this.projections = projections;
    }

    /** Deletes sessions that are locked. */
    void delete(Transaction transaction, List<Session> deleted) {
        if (!deleted.isEmpty()) {
            sessions.empty(transaction, deleted.stream().map(Session::key).toList());
            purge(transaction, deleted.stream().map(session -> new Deleted(session.key(), session.projectId())).toList());
        }
    }

    /** Removes more of a session that was too large to go at once; returns whether there was one. */
    boolean purge(Transaction transaction) {
        var deleted = sessions.lockDeleted(transaction, 1);
        if (!deleted.isEmpty()) {
            purge(transaction, deleted);
        }
        return !deleted.isEmpty();
    }

    private void purge(Transaction transaction, List<Deleted> deleted) {
        var keys = deleted.stream().map(Deleted::key).toList();
        boolean isOver = memories.erase(transaction, keys, projects(deleted), MOST_ROWS) < MOST_ROWS;
        isOver &= turns.delete(transaction, keys, MOST_ROWS) < MOST_ROWS;
        isOver &= events.delete(transaction, keys, MOST_ROWS) < MOST_ROWS;
        projections.forEach(projection -> projection.forget(transaction, keys));
        if (isOver) {
            sessions.purged(transaction, keys);
        }
    }

    private static Set<ProjectId> projects(List<Deleted> deleted) {
        var projects = new LinkedHashSet<ProjectId>();
        for (Deleted session : deleted) {
            if (session.projectId() != null) {
                projects.add(new ProjectId(session.key().tenantId(), session.projectId()));
            }
        }
        return projects;
    }
}
