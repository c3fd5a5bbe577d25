package dev.throughline.ingest.session;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipException;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.ingest.capture.Bodies;
import dev.throughline.ingest.event.Finisher;
import dev.throughline.ingest.event.IngestMetrics;
import dev.throughline.ingest.publish.Publisher;
import dev.throughline.ingest.transcript.BoundedStream;
import dev.throughline.ingest.transcript.LineReader;
import dev.throughline.ingest.transcript.TranscriptConfig;

/** Takes in exports of sessions, a few at a time and within the bounds of transcripts, each on its caller's thread. */
@Singleton
final class SessionImportService {

    private final TranscriptConfig config;
    private final Finisher finisher;
    private final Publisher publisher;
    private final IngestMetrics metrics;
    private final Clock clock;
    private final Semaphore places;

    SessionImportService(TranscriptConfig config, Finisher finisher, Publisher publisher, IngestMetrics metrics, Clock clock) {
        this.config = config;
        this.finisher = finisher;
        this.publisher = publisher;
        this.metrics = metrics;
        this.clock = clock;
        this.places = new Semaphore(config.parallel(), true);
    }

    ImportReceipt take(InputStream body, @Nullable String encoding, @Nullable String otherId, Caller caller)
            throws InterruptedException {
        if (!places.tryAcquire(config.queueTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
            throw ProblemException.tooMany("Other sessions are being imported", config.queueTimeout());
        }
        try {
            var reading = new SessionImport(publisher.startImport(), finisher, metrics, caller);
            return reading.read(lines(body, encoding), otherId, clock);
        } catch (ZipException | EOFException e) {
            throw ProblemException.of(400, "The export is not gzip, or is cut short; what was read of it is kept");
        } catch (IOException e) {
            throw ProblemException.of(400, "The export ended before it was read whole; what was read of it is kept");
        } finally {
            places.release();
        }
    }

    private LineReader lines(InputStream body, @Nullable String encoding) throws IOException {
        InputStream sent = new BoundedStream(body, config.mostBytes());
        InputStream inflated = new BoundedStream(Bodies.inflated(sent, encoding), config.mostBytes());
        return new LineReader(inflated, config.mostLineBytes());
    }
}
