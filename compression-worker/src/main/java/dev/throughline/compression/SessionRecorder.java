package dev.throughline.compression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.compression.compress.Compressor;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.project.ProjectResolver;
import dev.throughline.compression.session.EventStore;
import dev.throughline.compression.session.Session;
import dev.throughline.compression.session.SessionKey;
import dev.throughline.compression.session.SessionStore;

/** Stores what is new among the events of a batch, and what the compressor makes of it. */
@ApplicationScoped
class SessionRecorder {

    private final ProjectResolver projects;
    private final SessionStore sessions;
    private final EventStore events;
    private final SecretSweep secrets;
    private final SessionWriter writer;
    private final DeletedSessions deletedSessions;
    private final Compressor compressor = new Compressor();

    SessionRecorder(ProjectResolver projects, SessionStore sessions, EventStore events, SecretSweep secrets,
            SessionWriter writer, DeletedSessions deletedSessions) {
        this.projects = projects;
        this.sessions = sessions;
        this.events = events;
        this.secrets = secrets;
        this.writer = writer;
        this.deletedSessions = deletedSessions;
    }

    /**
     * Adds events to their sessions, in the given order. Events that are known already change nothing, and events of a deleted
     * session are dropped, whenever they come.
     */
    void record(Transaction transaction, List<SessionEvent> captured) {
        var resolved = projects.resolve(transaction, captured);
        var bySession = distinct(captured);
        var opened = sessions.open(transaction, bySession.values().stream().map(List::getFirst).toList());
        touch(transaction, opened, bySession);
        var fresh = events.fresh(transaction, candidates(opened, bySession));
        fresh.forEach(secrets::clean);
        var freshBySession = fresh.stream().collect(Collectors.groupingBy(SessionKey::of));
        var changed = opened.stream().filter(session -> freshBySession.containsKey(session.key()))
                .collect(Collectors.partitioningBy(session -> session.isDeletedBy(freshOf(session, freshBySession))));
        deletedSessions.delete(transaction, changed.getOrDefault(true, List.of()));
        var inherited = sessions.parentProjects(transaction, fresh.stream().filter(SessionRecorder::inherits).toList());
        writer.write(transaction, changed.getOrDefault(false, List.of()).stream().map(session -> {
            var added = freshOf(session, freshBySession);
            UUID project = resolved.of(added);
            return recorded(session, added, project == null ? inherited.get(session.key()) : project);
        }).toList());
        if (fresh.size() < captured.size()) {
            writer.repeated(transaction, repeated(captured, fresh));
        }
    }

    private SessionWriter.Recorded recorded(Session before, List<SessionEvent> fresh, @Nullable UUID project) {
        var compressed = compressor.compress(before.progress(), fresh);
        var placed = new ArrayList<EventStore.Placed>(fresh.size());
        for (SessionEvent event : fresh) {
            boolean isPrivate = event.isPrivate() || compressed.privateEvents().contains(event.id());
            placed.add(new EventStore.Placed(event, before.eventMonth(), before.nextSequence() + placed.size(), isPrivate));
        }
        var after = before.after(fresh, project, compressed.progress());
        return new SessionWriter.Recorded(placed, new CompressedWriter.Written(after, compressed));
    }

    private void touch(Transaction transaction, List<Session> opened, Map<SessionKey, List<SessionEvent>> captured) {
        var heard = opened.stream().map(Session::key)
                .filter(key -> captured.getOrDefault(key, List.of()).stream().anyMatch(SessionRecorder::isHeartbeat)).toList();
        if (!heard.isEmpty()) {
            sessions.touch(transaction, heard);
        }
    }

    private static List<SessionEvent> repeated(List<SessionEvent> captured, List<SessionEvent> fresh) {
        Set<SessionEvent> isFresh = Collections.newSetFromMap(new IdentityHashMap<>());
        isFresh.addAll(fresh);
        return captured.stream().filter(event -> !isFresh.contains(event)).toList();
    }

    private static List<SessionEvent> freshOf(Session session, Map<SessionKey, List<SessionEvent>> fresh) {
        return fresh.getOrDefault(session.key(), List.of());
    }

    /** Such an event is kept nowhere: it would be most of what there is of a quiet session. */
    private static boolean isHeartbeat(SessionEvent event) {
        return event.type() == EventType.HEARTBEAT;
    }

    private static boolean inherits(SessionEvent event) {
        boolean isBirth = event.type() == EventType.SESSION_STARTED || event.type() == EventType.SESSION_RESUMED;
        return isBirth && event.project() == null && !event.text("parent_session_id").isEmpty();
    }

    /** The events of each session, in the sessions' order; each id once, the first of them. */
    private static SortedMap<SessionKey, List<SessionEvent>> distinct(List<SessionEvent> captured) {
        var seen = new HashSet<List<String>>();
        return captured.stream()
                .filter(event -> seen.add(List.of(event.tenantId(), event.sessionId(), event.id())))
                .collect(Collectors.groupingBy(SessionKey::of, TreeMap::new, Collectors.toList()));
    }

    private static List<EventStore.Candidate> candidates(List<Session> opened, Map<SessionKey, List<SessionEvent>> captured) {
        return opened.stream().flatMap(session -> captured.getOrDefault(session.key(), List.of()).stream()
                .filter(event -> !isHeartbeat(event))
                .map(event -> new EventStore.Candidate(event, session.eventMonth()))).toList();
    }
}
