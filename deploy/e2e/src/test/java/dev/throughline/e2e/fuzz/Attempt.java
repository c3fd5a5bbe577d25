package dev.throughline.e2e.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;

/**
 * A request as it goes over the wire: no library between it and the service that would mend it.
 *
 * @param number by which it is made again
 * @param target path and query, each character a byte
 * @param headers each a line
 * @param pieces of the body, sent one after the other
 */
record Attempt(int number, Operation operation, String target, List<String> headers, byte[] body, int pieces) {

    private static final int SHOWN = 300;

    byte[] head() {
        return (operation.method() + " " + target + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n")
                .getBytes(ISO_8859_1);
    }

    /** A read may end in 504 where what it was to wait for does not come. */
    boolean waits() {
        return target.contains("after=");
    }

    @Override
    public String toString() {
        String all = "#" + number + " " + operation + "\n    " + shown(operation.method() + " " + target) + "\n    "
                + headers.stream().filter(header -> !header.startsWith("Authorization")).map(Attempt::shown).toList();
        return all + "\n    " + shown(new String(body, ISO_8859_1));
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "… of " + text.length();
    }
}
