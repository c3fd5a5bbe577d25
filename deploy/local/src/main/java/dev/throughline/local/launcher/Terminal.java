package dev.throughline.local.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What a person sees: a line per step with the time since the start, and the services' logs with their names. */
final class Terminal {

    private static final double NANOSECONDS = 1_000_000_000d;

    private final PrintStream out = System.out;
    private final boolean colours = System.console() != null && System.console().isTerminal()
            && System.getenv("NO_COLOR") == null;
    private final long start = System.nanoTime();

    /** Something is done. */
    void step(String text) {
        print("[%5.1f s] %s".formatted((System.nanoTime() - start) / NANOSECONDS, text));
    }

    void print(String text) {
        synchronized (out) {
            out.println(text);
            out.flush();
        }
    }

    /** A line of a service's log. */
    void log(Service service, String line) {
        String name = String.format(Locale.ROOT, "%-6s |", service.shortName());
        print(colours ? "\u001b[" + service.colour() + "m" + name + "\u001b[0m " + line : name + " " + line);
    }

    static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
