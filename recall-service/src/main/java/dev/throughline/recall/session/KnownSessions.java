package dev.throughline.recall.session;

import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.RequestScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.recall.database.Statement;
import dev.throughline.recall.database.TenantDatabase;
import dev.throughline.recall.freshness.Freshness;

/** Lets something of a session be read once it is up to date; a session that the caller may not see is a 404. */
@RequestScoped
public class KnownSessions {

    private static final String EXISTS = """
            SELECT s.id
            FROM session s
            WHERE s.tenant_id = $1 AND s.id = $2
            LIMIT 1
            """;

    private final TenantDatabase database;
    private final Freshness freshness;
    private final Caller caller;

    KnownSessions(TenantDatabase database, Freshness freshness, Caller caller) {
        this.database = database;
        this.freshness = freshness;
        this.caller = caller;
    }

    /**
     * What is read of a session that exists.
     *
     * @param after the position to wait for, as ingest answers it
     */
    public <T> Uni<T> of(String id, @Nullable String after, Supplier<Uni<T>> read) {
        return session(id, after, () -> database
                .read(caller, new Statement(EXISTS, Tuple.of(caller.tenantId(), id)))
                .map(rows -> rows.size() == 0 ? Optional.<String> empty() : Optional.of(id)))
                .chain(read::get);
    }

    /** What is read of a session; empty where there is none. */
    public <T> Uni<T> session(String id, @Nullable String after, Supplier<Uni<Optional<T>>> read) {
        if (id.indexOf('\0') >= 0) { // which PostgreSQL cannot hold
            throw unknown();
        }
        return freshness.after(after).chain(read::get).map(found -> found.orElseThrow(KnownSessions::unknown));
    }

    private static ProblemException unknown() {
        return ProblemException.of(404, "There is no such session, or it is not yours to see");
    }
}
