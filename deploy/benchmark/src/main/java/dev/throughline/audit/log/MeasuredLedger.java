package dev.throughline.audit.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;

import dev.throughline.audit.merkle.LeafRange;
import dev.throughline.audit.tenant.TenantConnection;
import dev.throughline.local.infrastructure.EmbeddedDatabase;

/** The tables of the log in a database of the measurement's, and the service's classes that write and prove. */
final class MeasuredLedger implements AutoCloseable {

    private static final List<String> MIGRATIONS = List.of("V202611210100__create_identities", "V202611212000__create_audit_log",
            "V202611212001__summarise_audit_times");

    private static final String CREATE_PLAIN = """
            CREATE TABLE plain_entry (LIKE audit_entry INCLUDING ALL)
            """;

    private static final String INSERT_PLAIN = """
            INSERT INTO plain_entry (tenant_id, sequence, entry)
            SELECT current_tenant(), $1 + position, entry
            FROM unnest($2::text[]) WITH ORDINALITY AS added (entry, position)
            """;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Pool pool;
    private final Appender appender;
    private final TreeStore tree = new TreeStore();
    private final ProofPaths paths = new ProofPaths(tree);

    private MeasuredLedger(Pool pool, Appender appender) {
        this.pool = pool;
        this.appender = appender;
    }

    static MeasuredLedger open(EmbeddedDatabase database, String password, Vertx vertx, Appender appender) throws SQLException {
        try (var connection = database.superuser(); var statement = connection.createStatement()) {
            statement.execute("SET ROLE throughline_audit_owner");
            statement.execute("SET search_path = security");
            for (String migration : MIGRATIONS) {
                statement.execute(text("/db/migration/" + migration + ".sql"));
            }
            statement.execute(CREATE_PLAIN);
        }
        var options = new PgConnectOptions().setHost("127.0.0.1").setPort(database.port()).setDatabase(EmbeddedDatabase.NAME)
                .setUser("throughline_audit").setPassword(password).setCachePreparedStatements(true);
        return new MeasuredLedger(PgBuilder.pool().with(new PoolOptions().setMaxSize(1)).connectingTo(options).using(vertx).build(),
                appender);
    }

    /** Appends as the intake does: one transaction a batch. */
    void append(String tenant, int entries, int batch) {
        for (int done = 0; done < entries; done += batch) {
            List<Report> reports = reports(tenant, done, Math.min(batch, entries - done));
            within(tenant, statements -> appender.append(statements, reports));
        }
    }

    /** The same texts into the same columns and indexes, without tree, lock and hashes. */
    void insertPlainly(String tenant, int entries, int batch) {
        for (int done = 0; done < entries; done += batch) {
            long last = done;
            List<Report> reports = reports(tenant, done, Math.min(batch, entries - done));
            within(tenant, statements -> {
                String[] texts = IntStream.range(0, reports.size())
                        .mapToObj(i -> EntryText.of(last + i + 1, reports.get(i))).toArray(String[]::new);
                return statements.run(INSERT_PLAIN, last, texts);
            });
        }
    }

    /** Makes an inclusion proof with the statements of the API's. */
    void prove(String tenant, long sequence, long size) {
        within(tenant, statements -> tree.read(statements).chain(() -> {
            var ranges = new ArrayList<>(LeafRange.inclusion(sequence - 1, size));
            ranges.add(new LeafRange(sequence - 1, sequence));
            ranges.add(LeafRange.tree(size));
            return paths.hashes(statements, ranges);
        }));
    }

    @Override
    public void close() {
        pool.closeAndAwait();
    }

    private <T> void within(String tenant, Function<Statements, Uni<T>> work) {
        pool.withTransaction(connection -> TenantConnection.enter(connection, tenant)
                .chain(() -> work.apply(Statements.of(connection)))).await().atMost(TIMEOUT);
    }

    /** Entries as secrets that were found make them. */
    private static List<Report> reports(String tenant, int first, int count) {
        var reports = new ArrayList<Report>(count);
        for (int i = first; i < first + count; i++) {
            var actor = new Actor(tenant, "member-" + i % 50, "token-" + i % 200, "machine-" + i % 20, "192.0.2." + i % 250);
            var details = JsonNodeFactory.instance.objectNode().put("kind", "github-token").put("event_id", "tool:" + i)
                    .put("place", "data.output").put("service", "ingest-service");
            var draft = AuditDraft.allowed(actor, AuditAction.SECRET_FOUND, "session/" + i % 1000).with(details);
            reports.add(new Report(draft, new UUID(first, i).toString(), Instant.now()));
        }
        return reports;
    }

    private static String text(String resource) {
        try (var stream = MeasuredLedger.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("No " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
