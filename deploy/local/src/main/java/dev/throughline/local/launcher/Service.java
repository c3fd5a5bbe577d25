package dev.throughline.local.launcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.throughline.local.launcher.Ports.Port;

/** The four services, each a process of its own. */
enum Service {

    AUDIT("audit-service", "audit", Port.AUDIT, "88m", 2, 35),
    INGEST("ingest-service", "ingest", Port.INGEST, "160m", 1, 36),
    WORKER("compression-worker", "worker", Port.WORKER, "224m", 1, 33),
    RECALL("recall-service", "recall", Port.RECALL, "224m", 1, 32);

    /** A service at rest shall be small: together they stay under 1 GiB of resident memory. */
    private static final List<String> SMALL = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=15", // at rest; what is for new objects follows what stays
            "-XX:-ShrinkHeapInSteps", // what a busy time took is given back at the first rest, and not at the fourth
            "-Xms32m", // else a machine with much memory begins with all that is allowed
            "-XX:+ExitOnOutOfMemoryError",
            "-Xss512k",
            // quick after seconds rather than quickest after minutes: for ten minutes and more the second compiler would take
            // more of two cores than its code gives back
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=64m",
            "-Dstdout.encoding=UTF-8", // whatever the terminal's language
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED");

    private static final Pattern SIZE = Pattern.compile("[1-9]\\d{0,5}[mgMG]");

    private final String module;
    private final String shortName;
    private final Port port;
    private final String heap;
    private final int oldToNew;
    private final int colour;

    /**
     * @param heap at the most
     * @param oldToNew how much more of it is for what stays than for what was just made. Where half is for the latter, what a
     *        busy
     *        service needs for a request is seldom taken for what stays, which a whole collection of half a second and more
     *        would have to find out. audit-service is seldom busy, and more than half of its heap stays.
     */
    Service(String module, String shortName, Port port, String heap, int oldToNew, int colour) {
        this.module = module;
        this.shortName = shortName;
        this.port = port;
        this.heap = heap;
        this.oldToNew = oldToNew;
        this.colour = colour;
    }

    static Optional<Service> named(String module) {
        return Arrays.stream(values()).filter(service -> service.module.equals(module)).findFirst();
    }

    String module() {
        return module;
    }

    String shortName() {
        return shortName;
    }

    Port port() {
        return port;
    }

    /** As terminals number them. */
    int colour() {
        return colour;
    }

    /** @param environment may allow it another heap, for a store that is larger than a laptop's */
    List<String> javaOptions(Map<String, String> environment) {
        var options = new ArrayList<>(SMALL);
        options.add("-Xmx" + heap(environment));
        options.add("-XX:NewRatio=" + oldToNew);
        if (System.getProperty("os.name").startsWith("Linux")) {
            options.add("-XX:TrimNativeHeapInterval=30000"); // in ms; elsewhere the C library cannot give anything back
        }
        return options;
    }

    private String heap(Map<String, String> environment) {
        String variable = "THROUGHLINE_" + name() + "_HEAP";
        String size = environment.getOrDefault(variable, heap);
        if (!SIZE.matcher(size).matches()) {
            throw new CannotStart(variable + " is not a size such as 512m or 2g: " + size);
        }
        return size;
    }
}
