package dev.throughline.recall.live;

import dev.throughline.common.memory.Visibility;

/** Who in the tenant may see something. */
sealed interface Audience {

    record Everyone() implements Audience {
    }

    record Only(String memberId) implements Audience {
    }

    static Audience of(Visibility visibility, String ownerId) {
        return switch (visibility) {
            case TEAM -> new Everyone();
            case PRIVATE -> new Only(ownerId);
        };
    }

    default boolean includes(String memberId) {
        return switch (this) {
            case Everyone() -> true;
            case Only(String owner) -> owner.equals(memberId);
        };
    }
}
