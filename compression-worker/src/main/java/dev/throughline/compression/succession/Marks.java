package dev.throughline.compression.succession;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * By what memories that may succeed each other are found, without a look at all the others.
 *
 * @param handles under which this memory is found; 64-bit hashes, which are stored with it
 * @param seeks the handles of memories that this one may repeat, replace or be replaced by
 */
public record Marks(List<Long> handles, List<Long> seeks) {

    public Marks {
        handles = List.copyOf(handles);
        seeks = List.copyOf(seeks);
    }

    /** Hashes names that only this tenant shares. */
    static final class Builder {

        private final String tenantId;
        private final Set<Long> handles = new LinkedHashSet<>();
        private final Set<Long> seeks = new LinkedHashSet<>();

        Builder(String tenantId) {
            this.tenantId = tenantId;
        }

        /** A name that relatives bear too. */
        void shared(String name) {
            opposed(name, name);
        }

        /** A name, and the one that relatives bear in its place. */
        void opposed(String own, String others) {
            handles.add(Hash.of(tenantId + "\n" + own));
            seeks.add(Hash.of(tenantId + "\n" + others));
        }

        Marks build() {
            return new Marks(List.copyOf(handles), List.copyOf(seeks));
        }
    }
}
