package dev.throughline.ingest.capture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import dev.throughline.common.problem.ProblemException;

/** Holds request bodies in memory, inflated, never more than one call may send and all calls may hold. */
@Singleton
public final class Bodies {

    private static final int CHUNK_BYTES = 16 * 1024;
    /** What takes no longer than to hand it to a worker and back: a few events, and less than ten milliseconds at the worst. */
    private static final int MOST_SMALL_BYTES = 8 * 1024;

    private static final Set<String> IDENTITY = Set.of("", "identity");

    private final CaptureConfig config;
    private final Semaphore bytes;

    Bodies(CaptureConfig config) {
        this.config = config;
        this.bytes = new Semaphore(config.heldBytes());
    }

    /** A body in memory; its room is free again when it is closed. */
    public final class Body implements AutoCloseable {

        private final List<byte[]> parts = new ArrayList<>(1);
        private final AtomicInteger held = new AtomicInteger();
        private int size;

        public byte[] bytes() {
            if (parts.size() != 1) {
                var whole = new ByteArrayOutputStream(size);
                parts.forEach(whole::writeBytes);
                parts.clear();
                parts.add(whole.toByteArray());
            }
            return parts.getFirst();
        }

        /** May come twice, and from two threads: when the work is done, and when the client goes away. */
        @Override
        public void close() {
            bytes.release(held.getAndSet(0));
        }

        /** Takes the array over; ends the request with a problem where there is no room for it. */
        void add(byte[] part) {
            if (size + part.length > config.mostBytes()) {
                throw ProblemException.of(413, "The body is larger than " + config.mostBytes() + " bytes");
            }
            if (!bytes.tryAcquire(part.length)) {
                throw ProblemException.tooMany("Too much is being taken in at once", config.retryAfter());
            }
            held.addAndGet(part.length);
            size += part.length;
            parts.add(part);
        }

        private void fill(InputStream stream) throws IOException {
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                add(Arrays.copyOf(chunk, read));
            }
        }
    }

    /** A body that was collected before its door was reached. */
    static final class Collected extends ByteArrayInputStream {

        private final Body body;

        Collected(Body body) {
            super(body.bytes());
            this.body = body;
        }
    }

    Body empty() {
        return new Body();
    }

    /** How long a body may take to arrive. */
    Duration patience() {
        return config.longestBody();
    }

    /**
     * Deals with a body: at once where it is small, as the event loop and a worker would be longer busy with handing it over,
     * and on a worker otherwise.
     */
    public <T> Uni<T> take(InputStream stream, @Nullable String encoding, Function<Body, Uni<T>> work) {
        return isSmall(stream, encoding) ? taken(stream, encoding, work)
                : Uni.createFrom().deferred(() -> taken(stream, encoding, work))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** A body as a whole; ends the request with a problem where that cannot be had. */
    public Body read(InputStream stream, @Nullable String encoding) {
        if (stream instanceof Collected collected && isIdentity(encoding)) {
            return collected.body;
        }
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
        if (isIdentity(encoding)) {
            return stream;
        }
        return switch (name(encoding)) {
            case "gzip", "x-gzip" -> new GZIPInputStream(stream, CHUNK_BYTES);
            default -> throw ProblemException.of(415, "Content-Encoding may be gzip or absent");
        };
    }

    private <T> Uni<T> taken(InputStream stream, @Nullable String encoding, Function<Body, Uni<T>> work) {
        Body body = read(stream, encoding);
        try {
            return work.apply(body).onTermination().invoke(body::close);
        } catch (RuntimeException e) {
            body.close();
            throw e;
        }
    }

    private static boolean isSmall(InputStream stream, @Nullable String encoding) {
        return stream instanceof Collected collected && collected.body.size <= MOST_SMALL_BYTES && isIdentity(encoding);
    }

    private static boolean isIdentity(@Nullable String encoding) {
        return encoding == null || IDENTITY.contains(name(encoding));
    }

    private static String name(@Nullable String encoding) {
        return encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
    }
}
