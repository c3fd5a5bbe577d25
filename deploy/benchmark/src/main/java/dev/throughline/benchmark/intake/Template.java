package dev.throughline.benchmark.intake;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A request as bytes, in which nothing but the events' numbers changes from one time to the next. */
final class Template {

    private static final String NUMBER = "000000000000";
    private static final String OUTPUT = """
            [INFO] Running dev.example.shop.order.RefundTest
            Tests run: 14, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 1.873 s
            src/main/java/dev/example/shop/order/Refund.java:118: expected <12.50> but was <12.49>
                at dev.example.shop.order.Refund.split(Refund.java:118)
                at dev.example.shop.order.RefundTest.keepsTheSumOfAllParts(RefundTest.java:64)
            The sum of the parts differs from the whole by a cent when the tax is rounded for each line of the order.
            """;

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
        byte[] event = event(session, eventBytes);
        String head = "POST /api/events HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: " + (events == 1 ? "application/json" : "application/x-ndjson") + "\r\nContent-Length: "
                + (events == 1 ? event.length : events * (event.length + 1)) + "\r\n\r\n";
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        int[] numbers = new int[events];
        int inEvent = new String(event, StandardCharsets.US_ASCII).indexOf(NUMBER);
        for (int i = 0; i < events; i++) {
            numbers[i] = bytes.size() + inEvent;
            bytes.writeBytes(event);
            if (events > 1) {
                bytes.write('\n');
            }
        }
        return new Template(bytes.toByteArray(), numbers);
    }

    /** A tool's result of this size. */
    static byte[] event(String session, int bytes) {
        String begin = "{\"id\":\"tool-" + NUMBER + "\",\"session_id\":\"" + session
                + "\",\"type\":\"tool_result\",\"tool\":\"claude-code\",\"data\":{\"tool\":\"Bash\","
                + "\"input\":{\"command\":\"./mvnw -q -pl shop verify\"},\"output\":\"";
        String output = OUTPUT.repeat(bytes / OUTPUT.length() + 1).replace("\n", "\\n");
        String end = "\"}}";
        String text = output.substring(0, bytes - begin.length() - end.length());
        // not in the middle of an escape
        return (begin + (text.endsWith("\\") ? text.substring(1) + "." : text) + end).getBytes(StandardCharsets.US_ASCII);
    }

    /** The request whose first event has this number; written anew with each call. */
    ByteBuffer numbered(long first) {
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
