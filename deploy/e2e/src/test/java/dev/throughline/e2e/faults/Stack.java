package dev.throughline.e2e.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import dev.throughline.e2e.Client;
import dev.throughline.e2e.ServiceProcess;
import dev.throughline.e2e.Surroundings;

/** A suite of which every part is a process of its own, PostgreSQL and Kafka too, so that each can be killed. */
final class Stack implements AutoCloseable {

    static final String TENANT = "default";

    private static final Duration TOKEN_AGE = Duration.ofMinutes(10);

    /** An index of all that the tests before have sent, on two busy cores. */
    private static final Duration REBUILDING = Duration.ofMinutes(5);

    private final DatabaseServer database;
    private final Line databaseLine;
    private final KafkaProcess kafka;
    private final Surroundings surroundings;
    private final ServiceProcess audit;
    private ServiceProcess ingest;
    private ServiceProcess worker;
    private ServiceProcess recall;
    private String token = "";
    private Instant tokenIssuedAt = Instant.MIN;

    private Stack(Path folder, DatabaseServer database, KafkaProcess kafka) {
        this.database = database;
        this.kafka = kafka;
        this.databaseLine = Line.to(database.port());
        this.surroundings = new Surroundings(kafka.bootstrapServers(), databaseLine.port(), folder.resolve("index"),
                Map.of());
        this.audit = ServiceProcess.start("audit-service", surroundings.ofAudit());
        this.ingest = service("ingest-service");
        this.worker = service("compression-worker");
        this.recall = service("recall-service");
    }

    /** The one that most tests share: each fault leaves it well. */
    static Stack shared() {
        return Shared.INSTANCE;
    }

    static Stack start() {
        Path folder = newFolder();
        return start(folder, folder.resolve("kafka"));
    }

    static Stack start(Path folder, Path kafkaFolder) {
        var stack = new Stack(folder, DatabaseServer.start(folder.resolve("postgres")), KafkaProcess.start(kafkaFolder));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(stack.database::stop));
        stack.services().values().forEach(ServiceProcess::awaitReady);
        return stack;
    }

    static Path newFolder() {
        try {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "faults");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DatabaseServer database() {
        return database;
    }

    Line databaseLine() {
        return databaseLine;
    }

    KafkaProcess kafka() {
        return kafka;
    }

    ServiceProcess ingest() {
        return ingest;
    }

    ServiceProcess worker() {
        return worker;
    }

    ServiceProcess recall() {
        return recall;
    }

    /** The services by their names. */
    Map<String, ServiceProcess> services() {
        return Map.of("audit-service", audit, "ingest-service", ingest, "compression-worker", worker, "recall-service", recall);
    }

    Path indexFolder() {
        return surroundings.indexFolder();
    }

    /** A worker beside the first. */
    ServiceProcess startWorker() {
        return service("compression-worker");
    }

    void restartIngest() {
        ingest = ingest.startAgain();
        ingest.awaitReady();
    }

    void restartWorker() {
        worker = worker.startAgain();
        worker.awaitReady();
    }

    void restartRecall() {
        recall = recall.startAgain();
        recall.awaitReady(REBUILDING);
    }

    /** The administrator, with a token that is good for a while. */
    synchronized Client client() {
        if (tokenIssuedAt.isBefore(Instant.now().minus(TOKEN_AGE))) {
            token = Client.login(audit.address(), TENANT, Surroundings.ADMINISTRATOR, Surroundings.PASSWORD);
            tokenIssuedAt = Instant.now();
        }
        return new Client(ingest.address(), recall.address(), token);
    }

    @Override
    public void close() {
        recall.kill();
        worker.kill();
        ingest.kill();
        audit.kill();
        kafka.kill();
        databaseLine.close();
        database.stop();
    }

    private ServiceProcess service(String module) {
        return ServiceProcess.start(module, surroundings.of(audit.address()));
    }

    /** A class of its own, so that a test with a stack of its own does not start it. */
    private static final class Shared {

        private static final Stack INSTANCE = start();
    }
}
