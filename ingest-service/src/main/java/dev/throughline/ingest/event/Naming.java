package dev.throughline.ingest.event;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How an event gets its id: given by the client, or from its text once that is clean. */
@FunctionalInterface
public interface Naming {

    Name of(ObjectNode cleaned);

    /** An id that is known already. */
    static Naming given(String id) {
        return cleaned -> new Name(id, null, 0);
    }

    /**
     * An event's identity.
     *
     * @param id unique in the session
     * @param contentKey set where the same event may come through another door under another id
     * @param occurrence which one of this content it is in its transcript, from 1; 0 when captured live
     */
    record Name(String id, @Nullable String contentKey, int occurrence) {
    }
}
