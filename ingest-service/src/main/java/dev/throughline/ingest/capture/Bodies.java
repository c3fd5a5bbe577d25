package dev.throughline.ingest.capture;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.problem.ProblemException;

/** Reads request bodies into memory, inflated, never more than one call may send and all calls may hold. */
@Singleton
public final class Bodies {

    private static final int CHUNK_BYTES = 16 * 1024;

    private final CaptureConfig config;
    private final Semaphore bytes;

    Bodies(CaptureConfig config) {
        this.config = config;
        this.bytes = new Semaphore(config.heldBytes());
    }

    /** A body in memory; its room is free again when it is closed. */
    public final class Body implements AutoCloseable {

        private final ByteArrayOutputStream content = new ByteArrayOutputStream(CHUNK_BYTES);
        private int held;

        public byte[] bytes() {
            return content.toByteArray();
        }

        @Override
        public void close() {
            bytes.release(held);
            held = 0;
        }

        private void fill(InputStream stream) throws IOException {
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                hold(read);
                content.write(chunk, 0, read);
            }
        }

        private void hold(int more) {
            if (held + more > config.mostBytes()) {
                throw ProblemException.of(413, "The body is larger than " + config.mostBytes() + " bytes");
            }
            if (!bytes.tryAcquire(more)) {
                throw ProblemException.tooMany("Too much is being taken in at once", config.retryAfter());
            }
            held += more;
        }
    }

    /** Reads a body whole; ends the request with a problem where that cannot be done. */
    public Body read(InputStream stream, @Nullable String encoding) {
        var body = new Body();
        try (InputStream inflated = inflated(stream, encoding)) {
            body.fill(inflated);
            return body;
        } catch (ZipException | EOFException e) {
            body.close();
            throw ProblemException.of(400, "The body is not gzip, or is cut short");
        } catch (IOException e) {
            body.close();
            throw ProblemException.of(400, "The body ended before it was read whole");
        } catch (ProblemException e) {
            body.close();
            throw e;
        }
    }

    /** The stream as it is, or through gzip; ends the request with a 415 for any other encoding. */
    public static InputStream inflated(InputStream stream, @Nullable String encoding) throws IOException {
        return switch (encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> stream;
            case "gzip", "x-gzip" -> new GZIPInputStream(stream, CHUNK_BYTES);
            default -> throw ProblemException.of(415, "Content-Encoding may be gzip or absent");
        };
    }
}
