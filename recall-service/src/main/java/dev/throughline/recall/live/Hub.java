package dev.throughline.recall.live;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.throughline.common.revocation.RevokedTokens;
import dev.throughline.recall.live.FeedTopic.Partition;

/**
 * Where the feed meets those who listen. A subscriber joins at one moment of the feed: what came between its own place and
 * that moment it gets from the history, what comes later as it comes, so that nothing is missed or told twice.
 */
final class Hub {

    private final LiveConfig config;
    private final RevokedTokens revoked;
    private final Clock clock;
    private final LiveMetrics metrics;
    private final Map<FeedTopic, History> histories = new EnumMap<>(FeedTopic.class);
    private final Place reached = new Place();
    private boolean isReady;
    private boolean isClosed;

    // who leaves takes no lock: it may hold one of its connection
    private final Queue<Subscriber> arriving = new ConcurrentLinkedQueue<>();
    private final Map<String, Set<Subscriber>> joined = new ConcurrentHashMap<>();

    Hub(LiveConfig config, RevokedTokens revoked, Clock clock, LiveMetrics metrics) {
        this.config = config;
        this.revoked = revoked;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Takes one in; it joins at once, or when the feed has reached the place that it comes from. */
    synchronized Optional<Ending> arrive(Subscriber subscriber) {
        if (isClosed) {
            return Optional.of(Ending.GOING_AWAY);
        }
        if (subscribers() >= config.mostSubscribers()
                || subscribersOf(subscriber.token().tenantId()) >= config.mostSubscribersPerTenant()) {
            return Optional.of(Ending.TOO_MANY);
        }
        arriving.add(subscriber);
        settle();
        return Optional.empty();
    }

    void leave(Subscriber subscriber) {
        arriving.remove(subscriber);
        joined.getOrDefault(subscriber.token().tenantId(), Set.of()).remove(subscriber);
    }

    /** Where the feed does not go on from what was told already, it begins here, and nothing is known of what was before. */
    synchronized void begin(Place place) {
        place.next().forEach((partition, offset) -> {
            if (!reached.names(partition)) {
                reached.advance(partition, offset);
                history(partition).beginAt(partition, offset);
            }
        });
    }

    /** The feed has once caught up with what happens. */
    synchronized void ready() {
        isReady = true;
        settle();
    }

    synchronized boolean isReady() {
        return isReady;
    }

    synchronized Place reached() {
        return reached.copy();
    }

    /** The feed is beyond a record that nobody is told of. */
    synchronized void pass(Partition partition, long offset) {
        reached.advance(partition, offset + 1);
    }

    synchronized void publish(LiveMessage message) {
        pass(message.partition(), message.offset());
        history(message.partition()).add(message);
        var listeners = joined.getOrDefault(message.tenantId(), Set.of());
        if (!listeners.isEmpty()) {
            Told told = message.at(reached);
            listeners.stream().filter(listener -> listener.hears(message)).forEach(listener -> tell(listener, told));
        }
    }

    /** Lets those join whose place is reached. */
    synchronized void settle() {
        arriving.removeIf(subscriber -> subscriber.isGone() || isSettled(subscriber));
    }

    /** Ends the subscriptions whose token is no longer good, or whose reader takes nothing. */
    void sweep() {
        settle();
        Instant now = clock.instant();
        for (Set<Subscriber> listeners : joined.values()) {
            listeners.removeIf(listener -> isOver(listener, now));
        }
    }

    /** The log is another one than before: everyone has to come again. */
    synchronized void restart() {
        forget();
        endAll(Ending.TRY_AGAIN);
    }

    synchronized void close() {
        isClosed = true;
        endAll(Ending.GOING_AWAY);
    }

    int subscribers() {
        return arriving.size() + joined.values().stream().mapToInt(Set::size).sum();
    }

    private int subscribersOf(String tenantId) {
        return joined.getOrDefault(tenantId, Set.of()).size() + (int) arriving.stream()
                .filter(subscriber -> subscriber.token().tenantId().equals(tenantId)).count();
    }

    private boolean isSettled(Subscriber subscriber) {
        boolean isOverdue = subscriber.hasWaited(config.catchUpPatience(), clock.instant());
        if (!isReady) {
            return isOverdue && isEnded(subscriber, Ending.TRY_AGAIN);
        }
        Place from = subscriber.from() == null ? reached.copy() : subscriber.from().completedBy(reached);
        if (!reached.covers(from) && !isOverdue) {
            return false; // it comes from a replica that is ahead of this one
        }
        join(subscriber, from);
        return true;
    }

    private void join(Subscriber subscriber, Place from) {
        boolean isWhole = reached.covers(from) && histories.values().stream().allMatch(kept -> kept.reachesBackTo(from));
        var first = new ArrayList<Told>();
        first.add(Greeting.connected(subscriber, isWhole ? from : reached, clock.instant()));
        if (isWhole) {
            first.addAll(missed(subscriber, from));
        } else {
            first.add(Greeting.gap(from, reached, clock.instant()));
        }
        joined.computeIfAbsent(subscriber.token().tenantId(), tenant -> ConcurrentHashMap.newKeySet()).add(subscriber);
        subscriber.mailbox().putBacklog(first);
    }

    /** What came after the place, in the order in which it came. */
    private List<Told> missed(Subscriber subscriber, Place from) {
        Place place = from.copy();
        var missed = new ArrayList<Told>();
        histories.values().stream().map(History::messages).flatMap(Collection::stream)
                .filter(message -> message.offset() >= from.next(message.partition(), 0))
                .sorted(Comparator.comparingLong(LiveMessage::number))
                .forEach(message -> {
                    place.advance(message.partition(), message.offset() + 1);
                    if (subscriber.hears(message)) {
                        missed.add(message.at(place));
                    }
                });
        return missed;
    }

    private void tell(Subscriber listener, Told told) {
        metrics.told(listener.mailbox().put(told));
    }

    private boolean isOver(Subscriber listener, Instant now) {
        if (listener.token().hasExpired(now) || revoked.contains(listener.token())) {
            return isEnded(listener, Ending.UNAUTHORIZED);
        }
        listener.keepAlive(config.heartbeat());
        return listener.isGone() || listener.mailbox().isStalled(config.longestStall()) && isEnded(listener, Ending.STALLED);
    }

    private static boolean isEnded(Subscriber subscriber, Ending ending) {
        subscriber.end(ending);
        return true;
    }

    private void endAll(Ending ending) {
        arriving.removeIf(subscriber -> isEnded(subscriber, ending));
        joined.values().forEach(listeners -> listeners.removeIf(listener -> isEnded(listener, ending)));
    }

    private void forget() {
        isReady = false;
        reached.clear();
        histories.clear();
    }

    private History history(Partition partition) {
        return histories.computeIfAbsent(partition.topic(),
                topic -> new History(config.keptMessages(), config.keptMegabytes() * 1024L * 1024));
    }
}
