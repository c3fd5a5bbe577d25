package dev.throughline.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.throughline.testing.Infrastructure;

/**
 * PostgreSQL, Kafka and the four packaged services, started once for all tests. There are two tenants with an
 * administrator each, who has the same user id in both.
 */
final class Suite {

    static final String TENANT = "default";
    static final String OTHER_TENANT = "other";

    private static final Receiver TRACES = Receiver.start();
    private static final Surroundings SURROUNDINGS = surroundings();
    private static final Suite INSTANCE = start();

    private final ServiceProcess audit;
    private final ServiceProcess ingest;
    private final String token;
    private final String otherToken;
    private ServiceProcess worker;
    private ServiceProcess recall;

    private Suite(ServiceProcess audit, ServiceProcess ingest, ServiceProcess worker, ServiceProcess recall, String token,
            String otherToken) {
        this.audit = audit;
        this.ingest = ingest;
        this.worker = worker;
        this.recall = recall;
        this.token = token;
        this.otherToken = otherToken;
    }

    static Suite running() {
        return INSTANCE;
    }

    URI audit() {
        return audit.address();
    }

    URI ingest() {
        return ingest.address();
    }

    URI recall() {
        return recall.address();
    }

    /** A token of the first tenant's administrator, as audit-service issued it. */
    String token() {
        return token;
    }

    /** A caller of the first tenant. */
    Client client() {
        return new Client(ingest.address(), recall.address(), token);
    }

    /** A caller of another tenant. */
    Client otherTenant() {
        return new Client(ingest.address(), recall.address(), otherToken);
    }

    /** Where the services tell of traces: of those that a test begins, and no others. */
    Receiver traces() {
        return TRACES;
    }

    ServiceProcess worker() {
        return worker;
    }

    ServiceProcess process(Door door) {
        return switch (door) {
            case INGEST -> ingest;
            case WORKER -> worker;
            case RECALL -> recall;
            case AUDIT -> audit;
        };
    }

    /** An audit-service beside the first, with keys of its own. */
    static ServiceProcess startAudit(Map<String, String> settings) {
        var environment = SURROUNDINGS.ofAudit();
        environment.putAll(settings);
        return ServiceProcess.start("audit-service", environment);
    }

    /** An ingest-service beside the first. */
    ServiceProcess startIngest(Map<String, String> settings) {
        var environment = SURROUNDINGS.of(audit.address());
        environment.putAll(settings);
        return ServiceProcess.start("ingest-service", environment);
    }

    /** An ingest-service that verifies with the keys of another audit-service. */
    static ServiceProcess startIngest(URI audit) {
        return ServiceProcess.start("ingest-service", SURROUNDINGS.of(audit));
    }

    /** A token of the administrator, of an audit-service that was started beside the first. */
    static String login(URI audit) {
        return Client.login(audit, TENANT, Surroundings.ADMINISTRATOR, Surroundings.PASSWORD);
    }

    /** A worker beside the first. */
    ServiceProcess startWorker() {
        return ServiceProcess.start("compression-worker", SURROUNDINGS.of(audit.address()));
    }

    /** A worker beside the first, whose secrets are files of a folder and no variables. */
    ServiceProcess startWorker(Path secrets) {
        var environment = SURROUNDINGS.of(audit.address());
        for (String name : List.of("DATABASE_PASSWORD", "SECRET_FINGERPRINT_KEY")) {
            write(secrets.resolve(name), environment.remove(name) + "\n");
        }
        environment.put("SMALLRYE_CONFIG_SOURCE_FILE_LOCATIONS", secrets.toAbsolutePath().toString());
        return ServiceProcess.start("compression-worker", environment);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a new worker in the place of one that was killed. */
    void restartWorker() {
        worker = startWorker().awaitReady();
    }

    void killRecall() {
        recall.kill();
    }

    /** At the address of the one that was killed. */
    void restartRecall() {
        recall = recall.startAgain().awaitReady();
    }

    private static Suite start() {
        var audit = ServiceProcess.start("audit-service", SURROUNDINGS.ofAudit());
        var environment = SURROUNDINGS.of(audit.address());
        var ingest = ServiceProcess.start("ingest-service", environment);
        var worker = ServiceProcess.start("compression-worker", environment);
        environment.put("INDEX_COMMIT_INTERVAL", "1s"); // tests look at its files
        environment.put("INGEST_URL", ingest.address().toString());
        environment.put("WORKER_URL", worker.address().toString());
        var recall = ServiceProcess.start("recall-service", environment);
        audit.awaitReady();
        String token = login(audit.address());
        String otherToken = newTenant(audit.address(), OTHER_TENANT);
        return new Suite(audit, ingest.awaitReady(), worker.awaitReady(), recall.awaitReady(), token, otherToken);
    }

    /** A token of the administrator of a tenant that is made for it. */
    String newTenant(String tenant) {
        return newTenant(audit.address(), tenant);
    }

    private static String newTenant(URI audit, String tenant) {
        Database.execute("""
                INSERT INTO security.member (tenant_id, id, name, password_hash, role, scopes, created_at)
                SELECT ?, id, name, password_hash, role, scopes, created_at
                FROM security.member
                WHERE tenant_id = ? AND name = ?
                """, tenant, TENANT, Surroundings.ADMINISTRATOR);
        return Client.login(audit, tenant, Surroundings.ADMINISTRATOR, Surroundings.PASSWORD);
    }

    private static Surroundings surroundings() {
        Infrastructure infrastructure = Infrastructure.shared();
        return new Surroundings(infrastructure.kafka().bootstrapServers(), infrastructure.database().port(),
                infrastructure.folder().resolve("index"), Map.of("OTEL_SDK_DISABLED", "false",
                        "OTEL_TRACES_SAMPLER", "parentbased_always_off", "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms",
                        "OTEL_EXPORTER_OTLP_ENDPOINT", TRACES.address().toString()));
    }
}
