package dev.throughline.audit.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;

/**
 * An entry that has no place in the log yet, in the form in which it is hashed and stored: texts are what PostgreSQL keeps
 * unchanged, times have microseconds.
 *
 * @param id unique in its tenant: a repeat is dropped by it
 * @param details JSON text
 */
public record NewEntry(UUID id, Instant occurredAt, Actor actor, String action, String subject, AuditOutcome outcome,
        @Nullable String reason, String details) {

    private static final int LONGEST_SUBJECT = 500;
    private static final int LONGEST_REASON = 2_000;

    public NewEntry {
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
        actor = new Actor(actor.tenantId(), kept(actor.id(), LONGEST_SUBJECT), keptOrNull(actor.tokenId()),
                keptOrNull(actor.machine()), keptOrNull(actor.address()));
        action = kept(action, LONGEST_SUBJECT);
        subject = kept(subject, LONGEST_SUBJECT);
        reason = reason == null ? null : kept(reason, LONGEST_REASON);
        details = kept(details, Integer.MAX_VALUE);
    }

    static NewEntry of(AuditDraft draft, Instant now) {
        return new NewEntry(UuidCreator.getTimeOrderedEpoch(), now, draft.actor(), draft.action().wireName(), draft.subject(),
                draft.outcome(), draft.reason(), text(draft.details()));
    }

    /** Details as the log keeps them. */
    public static String text(ObjectNode details) {
        return details.toString();
    }

    private static @Nullable String keptOrNull(@Nullable String text) {
        return text == null ? null : kept(text, LONGEST_SUBJECT);
    }

    /** Without what PostgreSQL's text cannot hold: NUL, and halves of a surrogate pair (which are no Unicode). */
    private static String kept(String text, int most) {
        String cut = text.length() <= most ? text : text.substring(0, most);
        return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }
}
