package dev.throughline.benchmark.intake;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import dev.throughline.benchmark.load.Load;

/** A request as bytes, in which nothing but the events' numbers changes from one time to the next. */
final class Template implements Load.Requests {

    private static final String NUMBER = "000000000000";
    private static final int WORDS = 2_000;

    private final byte[] bytes;
    private final int[] numbers;

    private Template(byte[] bytes, int[] numbers) {
        this.bytes = bytes;
        this.numbers = numbers;
    }

    /**
     * @param session of the events
     * @param events one a line; a single one is sent as JSON
     * @param eventBytes the size of each
     */
    static Template of(URI address, String token, String session, int events, int eventBytes) {
        byte[][] lines = new byte[events][];
        for (int i = 0; i < events; i++) {
            lines[i] = event(session, eventBytes, session.hashCode() + i);
        }
        String head = "POST /api/events HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: " + (events == 1 ? "application/json" : "application/x-ndjson") + "\r\nContent-Length: "
                + (events == 1 ? eventBytes : events * (eventBytes + 1)) + "\r\n\r\n";
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        int[] numbers = new int[events];
        int inEvent = new String(lines[0], StandardCharsets.US_ASCII).indexOf(NUMBER);
        for (int i = 0; i < events; i++) {
            numbers[i] = bytes.size() + inEvent;
            bytes.writeBytes(lines[i]);
            if (events > 1) {
                bytes.write('\n');
            }
        }
        return new Template(bytes.toByteArray(), numbers);
    }

    /** A tool's result of this size, whose text is like no other's, as the broker's compression would see at once. */
    static byte[] event(String session, int bytes, long seed) {
        String begin = "{\"id\":\"tool-" + NUMBER + "\",\"session_id\":\"" + session
                + "\",\"type\":\"tool_result\",\"tool\":\"claude-code\",\"data\":{\"tool_name\":\"Bash\","
                + "\"input\":{\"command\":\"./mvnw -q -pl shop verify\"},\"output\":\"";
        String end = "\"}}";
        return (begin + text(bytes - begin.length() - end.length(), new Random(seed)) + end)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Words of a vocabulary that is always the same. */
    private static String text(int length, Random random) {
        var text = new StringBuilder(length + 16);
        while (text.length() < length) {
            var letters = new Random(random.nextInt(WORDS));
            for (int left = 2 + letters.nextInt(8); left > 0; left--) {
                text.append((char) ('a' + letters.nextInt(26)));
            }
            text.append(' ');
        }
        return text.substring(0, length);
    }

    @Override
    public ByteBuffer numbered(long first) {
        for (int i = 0; i < numbers.length; i++) {
            long rest = first + i;
            for (int at = numbers[i] + NUMBER.length() - 1; at >= numbers[i]; at--) {
                bytes[at] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
        }
        return ByteBuffer.wrap(bytes);
    }
}
