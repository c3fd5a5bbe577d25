import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How long each service takes from its process's start until it is ready, and how much resident memory it has at rest: with the
 * options, the jars and the AOT cache of the images. They are started one after the other, and the next one while those before
 * it run.
 *
 * Usage: deploy/benchmark/start [rounds, default 5]
 */
class Start {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration REST = Duration.ofSeconds(20);
    private static final double GOAL_SECONDS = 2.5;
    private static final int GOAL_MIB = 220;
    /** As the Dockerfile and docker-compose.yml have them. */
    private static final List<String> OPTIONS = List.of("-XX:MaxRAM=512m", "-XX:MaxRAMPercentage=60", "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData",
            "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");
    private static final Map<String, Integer> PORTS = ports();

    private final Path checkout = Path.of(System.getProperty("throughline.checkout", "."));
    private final Path stack = Path.of(System.getProperty("throughline.stack", ""));
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
    private final Map<String, List<Double>> resident = new LinkedHashMap<>();

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        var start = new Start();
        start.round(false); // makes schemas, keys and the administrator
        for (int round = 0; round < rounds; round++) {
            start.round(true);
        }
        start.print(rounds);
    }

    private void round(boolean isMeasured) throws IOException, InterruptedException {
        var running = new LinkedHashMap<String, Process>();
        try {
            for (String service : PORTS.keySet()) {
                long began = System.nanoTime();
                running.put(service, launch(service));
                awaitReady(service, running.get(service));
                if (isMeasured) {
                    seconds.computeIfAbsent(service, first -> new ArrayList<>()).add((System.nanoTime() - began) / 1e9);
                }
            }
            if (isMeasured) {
                TimeUnit.NANOSECONDS.sleep(REST.toNanos());
                for (var one : running.entrySet()) {
                    resident.computeIfAbsent(one.getKey(), first -> new ArrayList<>()).add(residentMebibytes(one.getValue()));
                }
            }
        } finally {
            for (Process process : running.values()) {
                process.destroy();
            }
            for (Process process : running.values()) {
                if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
        }
    }

    private Process launch(String service) throws IOException {
        Path folder = folder(service);
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:AOTCache=" + folder.resolve("app.aot")));
        command.addAll(OPTIONS);
        command.addAll(List.of("-jar", folder.resolve("quarkus-run.jar").toString()));
        Path home = Files.createDirectories(stack.resolve("services").resolve(service));
        var builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()));
        builder.environment().putAll(environment(home));
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(PORTS.get(service)));
        return builder.start();
    }

    private Path folder(String service) {
        return checkout.resolve(service).resolve("target/aot");
    }

    private Map<String, String> environment(Path home) throws IOException {
        return Map.ofEntries(
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + variable("THROUGHLINE_KAFKA_PORT", "19092")),
                Map.entry("DATABASE_HOST", "127.0.0.1"),
                Map.entry("DATABASE_PORT", variable("THROUGHLINE_POSTGRES_PORT", "15432")),
                Map.entry("DATABASE_PASSWORD", Files.readString(stack.resolve("secrets/database-password")).strip()),
                Map.entry("SECRET_FINGERPRINT_KEY", "for-the-measurement-alone"),
                Map.entry("ADMINISTRATOR_PASSWORD", "for-the-measurement-alone"),
                Map.entry("SIGNING_KEY_FILE", home.resolve("signing-key.pem").toString()),
                Map.entry("VAULT_KEY_FILE", home.resolve("vault-key").toString()),
                Map.entry("AUDIT_HEAD_KEY_FILE", home.resolve("audit-key.pem").toString()),
                Map.entry("INDEX_FOLDER", home.resolve("index").toString()),
                Map.entry("AUDIT_URL", "http://127.0.0.1:" + PORTS.get("audit-service")),
                Map.entry("INGEST_URL", "http://127.0.0.1:" + PORTS.get("ingest-service")),
                Map.entry("WORKER_URL", "http://127.0.0.1:" + PORTS.get("compression-worker")),
                Map.entry("MALLOC_ARENA_MAX", "2"));
    }

    private void awaitReady(String service, Process process) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady(PORTS.get(service))) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new IOException(service + " is not ready; its log is in " + stack.resolve("services").resolve(service));
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static boolean isReady(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write("GET /q/health/ready HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            return new String(answer.readNBytes(15), StandardCharsets.US_ASCII).contains(" 200 ");
        } catch (IOException e) {
            return false; // nothing listens there yet
        }
    }

    private static double residentMebibytes(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:")).map(line -> line.replaceAll("\\D", "")).findFirst()
                .map(Double::parseDouble).orElseThrow() / 1024;
    }

    private void print(int rounds) throws IOException {
        System.out.printf("%n| median of %d starts | ready (goal %.1f s) | least – most | resident at rest (goal %d MiB) "
                + "| image: application + AOT cache |%n", rounds, GOAL_SECONDS, GOAL_MIB);
        System.out.println("|---|---:|---:|---:|---:|");
        for (String service : PORTS.keySet()) {
            double[] times = sorted(seconds.get(service));
            double cache = mebibytes(Files.size(folder(service).resolve("app.aot")));
            System.out.printf("| %s | %.2f s | %.2f – %.2f s | %.0f MiB | %.0f + %.0f MiB |%n", service, times[times.length / 2],
                    times[0], times[times.length - 1], sorted(resident.get(service))[times.length / 2],
                    mebibytes(bytes(folder(service))) - cache, cache);
        }
    }

    private static long bytes(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
        }
    }

    private static double mebibytes(long bytes) {
        return bytes / (double) (1 << 20);
    }

    private static double[] sorted(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    /** In the order in which they are started: recall-service reads what the worker's migrations make. */
    private static Map<String, Integer> ports() {
        var ports = new LinkedHashMap<String, Integer>();
        ports.put("audit-service", 9002);
        ports.put("ingest-service", 9000);
        ports.put("compression-worker", 9003);
        ports.put("recall-service", 9001);
        return ports;
    }

    private static String variable(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
