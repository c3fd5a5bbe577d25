import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The running suite, as the measurements beside this file reach it. */
final class Suite {

    private Suite() {
    }

    /** A variable of the stack's env file; without it the measurement ends and says what to do. */
    static String variable(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            System.err.println(name + " is not set: start the suite with deploy/local/up --detach, then run `. .throughline/env`");
            System.exit(2);
        }
        return value;
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
