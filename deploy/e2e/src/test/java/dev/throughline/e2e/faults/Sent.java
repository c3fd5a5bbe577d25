package dev.throughline.e2e.faults;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

import dev.throughline.e2e.Event;

/** What was accepted, and how often a call had to be sent again. */
final class Sent {

    private record Id(String session, String event) {
    }

    private final Queue<Id> ids = new ConcurrentLinkedQueue<>();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    void add(List<Event> events) {
        events.forEach(event -> ids.add(new Id(event.sessionId(), event.id())));
        accepted.addAndGet(events.size());
    }

    void refused() {
        refused.incrementAndGet();
    }

    long accepted() {
        return accepted.get();
    }

    long refusals() {
        return refused.get();
    }

    /** The events' ids by their session. */
    Map<String, Set<String>> bySession() {
        return ids.stream().collect(groupingBy(Id::session, mapping(Id::event, toSet())));
    }
}
