package dev.throughline.e2e.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.throughline.e2e.ServiceProcess;

/** What a service's process takes of the machine, as Linux and the JDK tell it from outside. */
record Footprint(long residentKib, long threads, long openFiles) {

    static Footprint of(ServiceProcess service) {
        Path process = Path.of("/proc", Long.toString(service.id()));
        try (Stream<Path> files = Files.list(process.resolve("fd"));
                Stream<String> status = Files.lines(process.resolve("status"))) {
            var lines = status.toList();
            return new Footprint(number(lines, "VmRSS:"), number(lines, "Threads:"), files.count());
        } catch (IOException e) {
            throw new UncheckedIOException("Only Linux tells what a process takes", e);
        }
    }

    /** Bytes of the heap that are alive, after a full collection. */
    static long liveHeap(ServiceProcess service) {
        var command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(service.id()), "GC.class_histogram");
        try {
            Process histogram = command.redirectErrorStream(true).start();
            String text = new String(histogram.getInputStream().readAllBytes(), UTF_8);
            String total = text.lines().filter(line -> line.startsWith("Total")).findFirst()
                    .orElseThrow(() -> new IllegalStateException("jcmd says no total: " + text));
            return Long.parseLong(total.split("\\s+")[2]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long number(List<String> lines, String name) {
        return lines.stream().filter(line -> line.startsWith(name)).findFirst()
                .map(line -> Long.parseLong(line.replaceAll("\\D", ""))).orElseThrow();
    }
}
