package dev.throughline.ingest.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads a stream line by line into one buffer, so that a file of any size needs the memory of its longest line. */
public final class LineReader {

    private static final int CHUNK_BYTES = 64 * 1024;
    private static final int KEPT_BYTES = 1024 * 1024;

    private final InputStream stream;
    private final int mostLineBytes;
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private int chunkAt;
    private int chunkEnd;
    private byte[] line = new byte[CHUNK_BYTES];
    private int length;
    private boolean isTooLong;

    public LineReader(InputStream stream, int mostLineBytes) {
        this.stream = stream;
        this.mostLineBytes = mostLineBytes;
    }

    /** Goes to the next line; false at the end of the stream. */
    public boolean next() throws IOException {
        startLine();
        boolean readAny = false;
        while (chunkAt < chunkEnd || fill()) {
            readAny = true;
            int end = endOfLine();
            append(end);
            boolean isComplete = end < chunkEnd;
            chunkAt = Math.min(chunkEnd, end + 1);
            if (isComplete) {
                return true;
            }
        }
        return readAny;
    }

    /** The line's bytes, valid up to {@link #length()} and until the next call of {@link #next()}. */
    public byte[] bytes() {
        return line;
    }

    public int length() {
        return length;
    }

    /** Whether the line was longer than allowed; its bytes are then gone. */
    public boolean isTooLong() {
        return isTooLong;
    }

    public boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
                return false;
            }
        }
        return !isTooLong;
    }

    private void startLine() {
        length = 0;
        isTooLong = false;
        if (line.length > KEPT_BYTES) { // one huge line must not hold its memory to the end of the file
            line = new byte[CHUNK_BYTES];
        }
    }

    private boolean fill() throws IOException {
        chunkAt = 0;
        chunkEnd = Math.max(0, stream.read(chunk));
        return chunkEnd > 0;
    }

    private int endOfLine() {
        int end = chunkAt;
        while (end < chunkEnd && chunk[end] != '\n') {
            end++;
        }
        return end;
    }

    private void append(int end) {
        int more = end - chunkAt;
        if (isTooLong || length + more > mostLineBytes) {
            isTooLong = true;
            length = 0;
            return;
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.min(mostLineBytes, Math.max(length + more, line.length * 2)));
        }
        System.arraycopy(chunk, chunkAt, line, length, more);
        length += more;
    }
}
