package dev.throughline.audit.log;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for; what is absent does not matter.
 *
 * @param actions any of these
 * @param from at this time or later
 * @param to before this time
 */
record EntryQuery(@Nullable String subject, @Nullable String actor, @Nullable Set<AuditAction> actions,
        @Nullable AuditOutcome outcome, @Nullable Instant from, @Nullable Instant to, int skip, int limit) {

    EntryQuery {
        subject = asStored(subject);
        actor = asStored(actor);
        actions = actions == null ? null : Set.copyOf(actions);
    }

    /** PostgreSQL takes no NUL in a text; {@link EntryText} writes this in its place. */
    private static @Nullable String asStored(@Nullable String text) {
        return text == null ? null : text.replace('\u0000', '\ufffd');
    }
}
