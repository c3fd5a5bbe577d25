package dev.throughline.compression.fact;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.Database;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.session.SessionKey;

/** The table {@code project_fact}, and the memories that are its versions. */
@ApplicationScoped
class FactStore {

    private static final String PROJECTS = """
            SELECT s.tenant_id, s.id, s.project_id
            FROM session s
            JOIN unnest($1::text[], $2::text[]) AS wanted (tenant_id, id) ON s.tenant_id = wanted.tenant_id AND s.id = wanted.id
            WHERE s.project_id IS NOT NULL
            """;

    private static final String READ = """
            SELECT f.tenant_id, f.project_id, f.scope, f.key, f.id, f.version, f.is_removed, f.expires_at, f.created_at,
              f.updated_at
            FROM project_fact f
            JOIN unnest($1::text[], $2::uuid[], $3::text[], $4::text[]) AS wanted (tenant_id, project_id, scope, key)
              ON f.tenant_id = wanted.tenant_id AND f.project_id = wanted.project_id AND f.scope = wanted.scope
              AND f.key = wanted.key
            """;

    private static final String SAVE = """
            INSERT INTO project_fact (tenant_id, project_id, scope, key, id, version, is_removed, expires_at, created_at, updated_at)
            SELECT tenant_id, project_id, scope, key, id, version, is_removed, expires_at, created_at, updated_at
            FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::bigint[], $7::boolean[],
              $8::timestamptz[], $9::timestamptz[], $10::timestamptz[])
              AS n (tenant_id, project_id, scope, key, id, version, is_removed, expires_at, created_at, updated_at)
            ON CONFLICT (tenant_id, project_id, scope, key) DO UPDATE
            SET version = excluded.version, is_removed = excluded.is_removed, expires_at = excluded.expires_at,
              updated_at = excluded.updated_at
            """;

    /** How often the fact was told goes on counting: it is the same fact, with another value. */
    private static final String ADD_VERSIONS = """
            WITH added AS (
              INSERT INTO memory AS m (tenant_id, id, source_key, project_id, owner_id, visibility, kind, title, body, tags,
                importance, occurred_at, expires_at, version, event_ids, content_hash, details, compressor, recalled_count,
                useful_count)
              SELECT n.tenant_id, n.id, n.source_key, n.project_id, n.owner_id, n.visibility, 'fact', n.title, n.body,
                ARRAY(SELECT jsonb_array_elements_text(n.tags::jsonb)), $15::real, n.occurred_at, n.expires_at, n.version,
                ARRAY[n.event_id], n.content_hash, n.details::jsonb, 'fact', coalesce(b.recalled_count, 0),
                coalesce(b.useful_count, 0)
              FROM unnest($1::text[], $2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::text[], $10::timestamptz[], $11::timestamptz[], $12::integer[], $13::text[], $14::text[], $16::text[],
                $17::text[])
                AS n (tenant_id, id, source_key, project_id, owner_id, visibility, title, body, tags, occurred_at, expires_at,
                  version, event_id, content_hash, details, before_key)
              LEFT JOIN memory b ON b.tenant_id = n.tenant_id AND b.source_key = n.before_key
              ON CONFLICT DO NOTHING
              RETURNING m.id, memory_message(m) AS message
            )
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload)
            SELECT uuidv7(), 'memory', id::text, 'changed', message
            FROM added
            """;

    /** The versions before the one that stands are history: neither found nor told. */
    private static final String SUPERSEDE = """
            WITH superseded AS (
              UPDATE memory AS m
              SET superseded_by = newest.id, updated_at = now()
              FROM unnest($1::text[], $2::text[], $3::text[]) AS n (tenant_id, source_key, newest_key)
              JOIN memory newest ON newest.tenant_id = n.tenant_id AND newest.source_key = n.newest_key
              WHERE m.tenant_id = n.tenant_id AND m.source_key = n.source_key
              RETURNING m.id, memory_message(m) AS message
            )
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload)
            SELECT uuidv7(), 'memory', id::text, 'changed', message
            FROM superseded
            """;

    private static final String END_VERSIONS = """
            WITH ended AS (
              UPDATE memory AS m
              SET expires_at = least(m.expires_at, n.at), updated_at = now()
              FROM unnest($1::text[], $2::text[], $3::timestamptz[]) AS n (tenant_id, source_key, at)
              WHERE m.tenant_id = n.tenant_id AND m.source_key = n.source_key
              RETURNING m.id
            )
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload)
            SELECT uuidv7(), 'memory', id::text, 'removed', NULL
            FROM ended
            """;

    private static final String EXPIRE = """
            WITH expired AS (
              UPDATE project_fact AS f
              SET is_removed = true, updated_at = f.expires_at
              WHERE (f.tenant_id, f.project_id, f.scope, f.key) IN (
                SELECT tenant_id, project_id, scope, key
                FROM project_fact
                WHERE NOT is_removed AND expires_at <= now()
                ORDER BY expires_at
                LIMIT $1
                FOR UPDATE SKIP LOCKED)
              RETURNING f.tenant_id, 'fact/' || f.id || '/' || f.version AS source_key
            )
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload)
            SELECT uuidv7(), 'memory', m.id::text, 'removed', NULL
            FROM expired e
            JOIN memory m ON m.tenant_id = e.tenant_id AND m.source_key = e.source_key
            """;

    /** As a person's own words: more than most of what is found in a session. */
    private static final float IMPORTANCE = 7;

    private final Database database;

    FactStore(Database database) {
        this.database = database;
    }

    /** The projects of these events' sessions, of those that have one. */
    Map<SessionKey, UUID> projects(Transaction transaction, Collection<SessionEvent> events) {
        var sessions = events.stream().map(SessionKey::of).distinct().toList();
        var projects = new HashMap<SessionKey, UUID>();
        transaction.run(PROJECTS, Columns.of(sessions).text(SessionKey::tenantId).text(SessionKey::sessionId).tuple())
                .forEach(row -> projects.put(new SessionKey(row.getString("tenant_id"), row.getString("id")),
                        row.getUUID("project_id")));
        return projects;
    }

    /** Those of the facts that there are, or were. Their projects must be locked by the caller. */
    Map<FactKey, Fact> read(Transaction transaction, Collection<FactKey> keys) {
        var facts = new HashMap<FactKey, Fact>();
        transaction.run(READ, columns(List.copyOf(keys)).tuple()).forEach(row -> {
            Fact fact = fact(row);
            facts.put(fact.key(), fact);
        });
        return facts;
    }

    void save(Transaction transaction, List<Fact> facts) {
        transaction.run(SAVE, Columns.of(facts)
                .text(fact -> fact.key().tenantId())
                .uuid(fact -> fact.key().projectId())
                .text(fact -> fact.key().scope())
                .text(fact -> fact.key().key())
                .uuid(Fact::id)
                .bigint(Fact::version)
                .bool(Fact::isRemoved)
                .time(Fact::expiresAt)
                .time(Fact::createdAt)
                .time(Fact::updatedAt)
                .tuple());
    }

    /** Adds versions in their order; of each fact the last one stands, and those before it are history. */
    void add(Transaction transaction, List<FactVersion> versions) {
        if (versions.isEmpty()) {
            return;
        }
        transaction.run(ADD_VERSIONS, Columns.of(versions)
                .text(version -> version.fact().key().tenantId())
                .uuid(FactVersion::memoryId)
                .text(FactVersion::sourceKey)
                .uuid(version -> version.fact().key().projectId())
                .text(FactVersion::ownerId)
                .text(version -> version.fact().key().isPrivate() ? "private" : "team")
                .text(version -> version.fact().key().key())
                .text(FactVersion::body)
                .json(FactVersion::tags)
                .time(FactVersion::setAt)
                .time(FactVersion::expiresAt)
                .integer(version -> Math.toIntExact(version.fact().version()))
                .text(FactVersion::eventId)
                .text(FactVersion::hash)
                .tuple().addFloat(IMPORTANCE)
                .addArrayOfString(versions.stream().map(version -> version.details().toString()).toArray(String[]::new))
                .addArrayOfString(versions.stream().map(version -> sourceKey(version.fact(), version.fact().version() - 1))
                        .toArray(String[]::new)));
        supersede(transaction, versions);
    }

    /** Ends what stands of these facts. */
    void end(Transaction transaction, List<Fact> removed) {
        if (!removed.isEmpty()) {
            transaction.run(END_VERSIONS, Columns.of(removed)
                    .text(fact -> fact.key().tenantId())
                    .text(fact -> sourceKey(fact, fact.version()))
                    .time(Fact::updatedAt)
                    .tuple());
        }
    }

    /** Takes facts that are over out of the index, at most so many; returns how many there were. */
    int expire(int most) {
        return database.run(EXPIRE, Tuple.of(most)).rowCount();
    }

    private static void supersede(Transaction transaction, List<FactVersion> versions) {
        var newest = new HashMap<UUID, String>();
        versions.forEach(version -> newest.put(version.fact().id(), version.sourceKey()));
        var older = versions.stream().filter(version -> version.fact().version() > 1).toList();
        if (!older.isEmpty()) {
            transaction.run(SUPERSEDE, Columns.of(older)
                    .text(version -> version.fact().key().tenantId())
                    .text(version -> sourceKey(version.fact(), version.fact().version() - 1))
                    .text(version -> newest.get(version.fact().id()))
                    .tuple());
        }
    }

    private static String sourceKey(Fact fact, long version) {
        return "fact/" + fact.id() + "/" + version;
    }

    private static Columns<FactKey> columns(List<FactKey> keys) {
        return Columns.of(keys).text(FactKey::tenantId).uuid(FactKey::projectId).text(FactKey::scope).text(FactKey::key);
    }

    private static Fact fact(Row row) {
        OffsetDateTime expires = row.getOffsetDateTime("expires_at");
        var key = new FactKey(row.getString("tenant_id"), row.getUUID("project_id"), row.getString("scope"),
                row.getString("key"));
        return new Fact(key, row.getUUID("id"), row.getLong("version"), row.getBoolean("is_removed"),
                expires == null ? null : expires.toInstant(), row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
