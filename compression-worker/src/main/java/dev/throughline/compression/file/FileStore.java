package dev.throughline.compression.file;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.mutiny.sqlclient.Row;

import dev.throughline.compression.database.Columns;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.session.Named;
import dev.throughline.compression.session.SessionKey;

/** The table {@code session_file}. The sessions' rows must be locked by the caller. */
@ApplicationScoped
class FileStore {

    private static final String READ = """
            SELECT f.tenant_id, f.session_id, f.path, f.sequence, f.accessed_at, f.access_count, f.importance::float8 AS importance,
              f.is_created, f.is_modified, f.is_private
            FROM session_file f
            JOIN unnest($1::text[], $2::text[], $3::text[]) AS wanted (tenant_id, session_id, path)
              ON f.tenant_id = wanted.tenant_id AND f.session_id = wanted.session_id AND f.path = wanted.path
            """;

    private static final String SAVE = """
            INSERT INTO session_file (tenant_id, session_id, path, sequence, accessed_at, access_count, importance, is_created,
              is_modified, is_private)
            SELECT tenant_id, session_id, path, sequence, accessed_at, access_count, importance, is_created, is_modified,
              is_private
            FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::timestamptz[], $6::integer[], $7::float8[],
              $8::boolean[], $9::boolean[], $10::boolean[])
              AS n (tenant_id, session_id, path, sequence, accessed_at, access_count, importance, is_created, is_modified,
                is_private)
            ON CONFLICT (tenant_id, session_id, path) DO UPDATE
            SET sequence = excluded.sequence, accessed_at = excluded.accessed_at, access_count = excluded.access_count,
              importance = excluded.importance, is_created = excluded.is_created, is_modified = excluded.is_modified,
              is_private = excluded.is_private
            """;

    /** Those of the files that are known. */
    Map<Named, SessionFile> read(Transaction transaction, Collection<Named> wanted) {
        var files = new HashMap<Named, SessionFile>();
        transaction.run(READ, Columns.of(List.copyOf(wanted)).text(key -> key.session().tenantId())
                .text(key -> key.session().sessionId()).text(Named::name).tuple()).forEach(row -> {
                    SessionFile file = read(row);
                    files.put(file.key(), file);
                });
        return files;
    }

    void save(Transaction transaction, List<SessionFile> files) {
        transaction.run(SAVE, Columns.of(files)
                .text(file -> file.key().session().tenantId())
                .text(file -> file.key().session().sessionId())
                .text(file -> file.key().name())
                .bigint(SessionFile::sequence)
                .time(SessionFile::accessedAt)
                .integer(SessionFile::accessCount)
                .real(SessionFile::importance)
                .bool(SessionFile::isCreated)
                .bool(SessionFile::isModified)
                .bool(SessionFile::isPrivate)
                .tuple());
    }

    private static SessionFile read(Row row) {
        return new SessionFile(
                new Named(new SessionKey(row.getString("tenant_id"), row.getString("session_id")), row.getString("path")),
                row.getLong("sequence"), row.getOffsetDateTime("accessed_at").toInstant(), row.getInteger("access_count"),
                row.getDouble("importance"), row.getBoolean("is_created"), row.getBoolean("is_modified"),
                row.getBoolean("is_private"));
    }
}
