package dev.throughline.compression.tally;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.throughline.compression.compress.FileTouch;
import dev.throughline.compression.compress.FileTouches;
import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.session.EventStore.Placed;
import dev.throughline.compression.session.SessionKey;
import dev.throughline.compression.session.SessionProjection;

/** The table {@code session_file}: what a session did to which files, named as the repository names them. */
@ApplicationScoped
class Files implements SessionProjection {

    private static final String FOLDERS = """
            SELECT s.tenant_id, s.id, s.progress->>'folder' AS folder
            FROM session s
            JOIN unnest($1::text[], $2::text[]) AS wanted (tenant_id, id) ON s.tenant_id = wanted.tenant_id AND s.id = wanted.id
            """;

    private static final String ADD = """
            INSERT INTO session_file AS f (tenant_id, session_id, path, is_private, first_sequence, last_sequence, reads, changes,
              is_created, is_deleted, importance, first_at, last_at)
            SELECT tenant_id, session_id, path, is_private, first_sequence, last_sequence, reads, changes, is_created,
              is_deleted, importance, first_at, last_at
            FROM unnest($1::text[], $2::text[], $3::text[], $4::boolean[], $5::bigint[], $6::bigint[], $7::integer[],
              $8::integer[], $9::boolean[], $10::boolean[], $11::float8[], $12::timestamptz[], $13::timestamptz[])
              AS added (tenant_id, session_id, path, is_private, first_sequence, last_sequence, reads, changes, is_created,
                is_deleted, importance, first_at, last_at)
            ON CONFLICT (tenant_id, session_id, path) DO UPDATE
            SET is_private = f.is_private AND excluded.is_private, last_sequence = excluded.last_sequence,
              reads = f.reads + excluded.reads, changes = f.changes + excluded.changes,
              is_created = f.is_created OR excluded.is_created AND f.reads = 0 AND f.changes = 0,
              is_deleted = CASE WHEN excluded.changes > 0 OR excluded.is_deleted THEN excluded.is_deleted ELSE f.is_deleted END,
              importance = coalesce(excluded.importance, f.importance),
              first_at = least(f.first_at, excluded.first_at), last_at = greatest(f.last_at, excluded.last_at)
            """;

    private static final String FORGET = """
            DELETE FROM session_file f
            USING unnest($1::text[], $2::text[]) AS deleted (tenant_id, session_id)
            WHERE f.tenant_id = deleted.tenant_id AND f.session_id = deleted.session_id
            """;

    private record Place(SessionKey session, String path) {
    }

    /** What was done to a file, in the order of its events. */
    private record Touched(Place place, boolean isPrivate, long first, long last, int reads, int changes, boolean isCreated,
            boolean isDeleted, @Nullable Double importance, Instant firstAt, Instant lastAt) {

        static Touched of(Placed placed, FileTouch touch) {
            boolean isChange = touch.how() == FileTouch.How.CREATED || touch.how() == FileTouch.How.MODIFIED;
            Instant at = placed.event().occurredAt();
            return new Touched(new Place(SessionKey.of(placed.event()), touch.path()), placed.isPrivate(), placed.sequence(),
                    placed.sequence(), touch.how() == FileTouch.How.READ ? 1 : 0, isChange ? 1 : 0,
                    touch.how() == FileTouch.How.CREATED, touch.how() == FileTouch.How.DELETED,
                    importance(placed), at, at);
        }

        /** What is no number from 0 to 1 is none. */
        private static @Nullable Double importance(Placed placed) {
            var told = placed.event().data().path("importance");
            return told.isNumber() && told.doubleValue() >= 0 && told.doubleValue() <= 1 ? Double.valueOf(told.doubleValue())
                    : null;
        }

        Touched then(Touched next) {
            return new Touched(place, isPrivate && next.isPrivate, first, next.last, reads + next.reads,
                    changes + next.changes, isCreated || next.isCreated && reads + changes == 0,
                    next.isDeleted || isDeleted && next.changes == 0,
                    next.importance == null ? importance : next.importance, Numbers.earlier(firstAt, next.firstAt),
                    Numbers.later(lastAt, next.lastAt));
        }
    }

    private final FileTouches touches = new FileTouches();

    @Override
    public void apply(Transaction transaction, List<Placed> events) {
        var touching = events.stream().filter(placed -> FileTouches.mayTouch(placed.event())).toList();
        if (touching.isEmpty()) {
            return;
        }
        var folders = folders(transaction, touching.stream().map(placed -> SessionKey.of(placed.event())).distinct().toList());
        var touched = new LinkedHashMap<Place, Touched>();
        for (Placed placed : touching) {
            String folder = folders.getOrDefault(SessionKey.of(placed.event()), "");
            touches.of(placed.event(), folder).stream().map(touch -> Touched.of(placed, touch))
                    .forEach(one -> touched.merge(one.place(), one, Touched::then));
        }
        if (!touched.isEmpty()) {
            add(transaction, List.copyOf(touched.values()));
        }
    }

    @Override
    public void forget(Transaction transaction, List<SessionKey> sessions) {
        transaction.run(FORGET, SessionKey.columns(sessions).tuple());
    }

    private static Map<SessionKey, String> folders(Transaction transaction, List<SessionKey> sessions) {
        var folders = new HashMap<SessionKey, String>();
        transaction.run(FOLDERS, SessionKey.columns(sessions).tuple()).forEach(row -> {
            String folder = row.getString("folder");
            folders.put(new SessionKey(row.getString("tenant_id"), row.getString("id")), folder == null ? "" : folder);
        });
        return folders;
    }

    private static void add(Transaction transaction, List<Touched> touched) {
        transaction.run(ADD, Columns.of(touched)
                .text(one -> one.place().session().tenantId())
                .text(one -> one.place().session().sessionId())
                .text(one -> one.place().path())
                .bool(Touched::isPrivate)
                .bigint(Touched::first)
                .bigint(Touched::last)
                .integer(Touched::reads)
                .integer(Touched::changes)
                .bool(Touched::isCreated)
                .bool(Touched::isDeleted)
                .real(Touched::importance)
                .time(Touched::firstAt)
                .time(Touched::lastAt)
                .tuple());
    }
}
