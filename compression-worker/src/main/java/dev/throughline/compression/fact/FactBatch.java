package dev.throughline.compression.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

import com.github.f4b6a3.uuid.UuidCreator;

import dev.throughline.common.event.ChangeDecided;
import dev.throughline.compression.decision.Decision;
import dev.throughline.compression.decision.ExpectedVersion;

/** Makes changes to facts in memory, in their order, and gathers what comes of them. */
final class FactBatch {

    private final Map<FactKey, Fact> facts;
    private final Map<FactKey, Fact> changed = new TreeMap<>();
    private final List<FactVersion> versions = new ArrayList<>();
    private final List<Decision> decided = new ArrayList<>();

    /** @param before the facts that there are, of those that may be changed */
    FactBatch(Map<FactKey, Fact> before) {
        this.facts = new TreeMap<>(before);
    }

    void make(FactKey key, FactChange change) {
        Instant at = change.event().receivedAt();
        Fact fact = facts.computeIfAbsent(key,
                absent -> new Fact(key, UuidCreator.getTimeOrderedEpoch(), 0, true, null, at, at));
        long standing = fact.standing(at);
        OptionalLong expected = ExpectedVersion.of(change.event());
        if (expected.isPresent() && expected.getAsLong() != standing) {
            decided.add(new Decision(change.event(), ChangeDecided.refused(change.event(), change.subject(), standing,
                    ChangeDecided.Refusal.VERSION)));
            return;
        }
        Fact after = after(fact, change, at);
        expected.ifPresent(version -> decided.add(new Decision(change.event(),
                ChangeDecided.applied(change.event(), change.subject(), after.standing(at)))));
    }

    private Fact after(Fact fact, FactChange change, Instant at) {
        if (change.removes() && fact.standing(at) == 0) {
            return fact;
        }
        Fact after = change.removes() ? fact.removed(at) : fact.set(change.expiresAt(), at);
        facts.put(fact.key(), after);
        changed.put(fact.key(), after);
        if (!change.removes()) {
            versions.add(change.version(after, UuidCreator.getTimeOrderedEpoch()));
        }
        return after;
    }

    List<Fact> facts() {
        return List.copyOf(changed.values());
    }

    List<FactVersion> versions() {
        return List.copyOf(versions);
    }

    List<Fact> removed() {
        return changed.values().stream().filter(Fact::isRemoved).toList();
    }

    List<Decision> decided() {
        return List.copyOf(decided);
    }
}
