package dev.throughline.ingest.transcript;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.zip.ZipException;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.ingest.agent.FileOrigin.Workplace;
import dev.throughline.ingest.capture.Bodies;
import dev.throughline.ingest.event.Draft;
import dev.throughline.ingest.event.Finisher;
import dev.throughline.ingest.event.IngestMetrics;
import dev.throughline.ingest.publish.Publisher;

/** Runs imports, a few at a time, each on its caller's thread from the first byte to the last acknowledgement. */
@Singleton
final class TranscriptService {

    private final TranscriptConfig config;
    private final Finisher finisher;
    private final Publisher publisher;
    private final IngestMetrics metrics;
    private final Clock clock;
    private final Semaphore places;

    /** A file as it was sent. */
    record SentFile(InputStream body, @Nullable String encoding, TranscriptFormat format) {
    }

    TranscriptService(TranscriptConfig config, Finisher finisher, Publisher publisher, IngestMetrics metrics, Clock clock) {
        this.config = config;
        this.finisher = finisher;
        this.publisher = publisher;
        this.metrics = metrics;
        this.clock = clock;
        this.places = new Semaphore(config.parallel(), true);
    }

    TranscriptReceipt take(SentFile file, Function<Workplace, Draft.Origin> origins, Caller caller)
            throws InterruptedException {
        if (!places.tryAcquire(config.queueTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
            throw ProblemException.tooMany("Other transcripts are being taken in", config.queueTimeout());
        }
        try {
            var reading = new TranscriptImport(publisher.startImport(), finisher, metrics, caller);
            return reading.read(records(file), events -> file.format().begin(origins, clock, events));
        } catch (ZipException | EOFException e) {
            throw ProblemException.of(400, "The transcript is not gzip, or is cut short; what was read of it is kept");
        } catch (IOException e) {
            throw ProblemException.of(400, "The transcript ended before it was read whole; what was read of it is kept");
        } finally {
            places.release();
        }
    }

    private RecordReader records(SentFile file) throws IOException {
        InputStream sent = new BoundedStream(file.body(), config.mostBytes());
        InputStream inflated = new BoundedStream(Bodies.inflated(sent, file.encoding()), config.mostBytes());
        return file.format().records(inflated, config.mostLineBytes());
    }
}
