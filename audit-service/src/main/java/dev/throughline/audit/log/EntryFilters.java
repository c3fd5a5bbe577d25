package dev.throughline.audit.log;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.stream.Stream;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.throughline.common.problem.ProblemException;

/** The filters of a list, as they stand in its address. */
public class EntryFilters {

    @RestQuery
    @Nullable
    String subject;

    @RestQuery
    @Nullable
    String actor;

    @RestQuery
    @Nullable
    String action;

    @RestQuery
    @Nullable
    String outcome;

    @RestQuery
    @Nullable
    String from;

    @RestQuery
    @Nullable
    String to;

    EntryQuery query(int skip, int limit) {
        AuditAction wanted = constant("action", action, AuditAction.values());
        return new EntryQuery(subject, actor, wanted == null ? null : Set.of(wanted),
                constant("outcome", outcome, AuditOutcome.values()), time("from", from), time("to", to), skip, limit);
    }

    private static <T extends Enum<T>> @Nullable T constant(String field, @Nullable String name, T[] constants) {
        if (name == null) {
            return null;
        }
        return Stream.of(constants).filter(constant -> constant.name().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> ProblemException.ofField(422, field, "is none of the log's"));
    }

    private static @Nullable Instant time(String field, @Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.ofField(422, field, "is no time such as 2026-01-31T12:00:00Z");
        }
    }
}
