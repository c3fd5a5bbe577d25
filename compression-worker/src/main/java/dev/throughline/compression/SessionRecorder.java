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
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.compression.compress.Compressor;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.project.ProjectResolver;
import dev.throughline.compression.session.EventStore;
import dev.throughline.compression.session.Session;
import dev.throughline.compression.session.SessionKey;
import dev.throughline.compression.session.SessionProjection;
import dev.throughline.compression.session.SessionStore;

/** Stores what is new among the events of a batch, and what the compressor makes of it. */
@ApplicationScoped
class SessionRecorder {

    /** What a batch added to one session. */
    private record Recorded(List<EventStore.Placed> events, CompressedWriter.Written result) {
    }

    private final ProjectResolver projects;
    private final SessionStore sessions;
    private final EventStore events;
    private final SecretSweep secrets;
    private final CompressedWriter writer;
    private final List<SessionProjection> projections;
    private final Compressor compressor = new Compressor();

    SessionRecorder(ProjectResolver projects, SessionStore sessions, EventStore events, SecretSweep secrets,
            CompressedWriter writer, @All List<SessionProjection> projections) {
        this.projects = projects;
        this.sessions = sessions;
        this.events = events;
        this.secrets = secrets;
        this.writer = writer;
        this.projections = projections;
    }

    /** Adds events to their sessions, in the given order. Events that are known already change nothing. */
    void record(Transaction transaction, List<SessionEvent> captured) {
        var resolved = projects.resolve(transaction, captured);
        var bySession = distinct(captured);
        var opened = sessions.open(transaction, bySession.values().stream().map(List::getFirst).toList());
        var fresh = events.fresh(transaction, candidates(opened, bySession));
        fresh.forEach(secrets::clean);
        var freshBySession = fresh.stream().collect(Collectors.groupingBy(SessionKey::of));
        var written = opened.stream().filter(session -> freshBySession.containsKey(session.key()))
                .map(session -> recorded(session, freshBySession.getOrDefault(session.key(), List.of()), resolved)).toList();
        if (!written.isEmpty()) {
            var placed = written.stream().flatMap(one -> one.events().stream()).toList();
            events.insert(transaction, placed);
            var results = written.stream().map(Recorded::result).toList();
            sessions.save(transaction, results.stream().map(CompressedWriter.Written::session).toList());
            writer.write(transaction, results);
            projections.forEach(projection -> projection.apply(transaction, placed));
        }
        if (fresh.size() < captured.size()) {
            var repeated = repeated(captured, fresh);
            projections.forEach(projection -> projection.repeated(transaction, repeated));
        }
    }

    private static List<SessionEvent> repeated(List<SessionEvent> captured, List<SessionEvent> fresh) {
        Set<SessionEvent> isFresh = Collections.newSetFromMap(new IdentityHashMap<>());
        isFresh.addAll(fresh);
        return captured.stream().filter(event -> !isFresh.contains(event)).toList();
    }

    private Recorded recorded(Session before, List<SessionEvent> fresh, ProjectResolver.Projects resolved) {
        var compressed = compressor.compress(before.progress(), fresh);
        var events = new ArrayList<EventStore.Placed>(fresh.size());
        for (SessionEvent event : fresh) {
            boolean isPrivate = event.isPrivate() || compressed.privateEvents().contains(event.id());
            events.add(new EventStore.Placed(event, before.eventMonth(), before.nextSequence() + events.size(), isPrivate));
        }
        var after = before.after(fresh, resolved.of(fresh), compressed.progress());
        return new Recorded(events, new CompressedWriter.Written(after, compressed));
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
                .map(event -> new EventStore.Candidate(event, session.eventMonth()))).toList();
    }
}
