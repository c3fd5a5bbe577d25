package dev.throughline.compression.fact;

import java.util.Comparator;
import java.util.UUID;

/**
 * What a fact is remembered under.
 *
 * @param scope "" for the team, or the member whose private fact it is
 */
record FactKey(String tenantId, UUID projectId, String scope, String key) implements Comparable<FactKey> {

    private static final Comparator<FactKey> ORDER = Comparator.comparing(FactKey::tenantId).thenComparing(FactKey::projectId)
            .thenComparing(FactKey::scope).thenComparing(FactKey::key);

    boolean isPrivate() {
        return !scope.isEmpty();
    }

    @Override
    public int compareTo(FactKey other) {
        return ORDER.compare(this, other);
    }
}
