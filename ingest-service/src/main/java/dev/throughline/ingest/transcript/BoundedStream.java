package dev.throughline.ingest.transcript;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import dev.throughline.common.problem.ProblemException;

/** Ends the request with a 413 when more comes than a file may hold, inflated too. */
public final class BoundedStream extends FilterInputStream {

    private final long most;
    private long read;

    public BoundedStream(InputStream stream, long most) {
        super(stream);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int more) {
        read += more;
        if (read > most) {
            throw ProblemException.of(413, "The file is larger than " + most + " bytes");
        }
    }
}
