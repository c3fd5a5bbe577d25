package dev.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** The services, for tests that treat them all alike. */
public enum Door {

    INGEST,
    WORKER,
    RECALL,
    AUDIT;

    private static final Pattern HEAP = Pattern.compile("^jvm_memory_used_bytes\\{area=\"heap\".*} (\\S+)$", Pattern.MULTILINE);
    private static final Pattern REJECTED = Pattern.compile("^records_handled_total\\{.*outcome=\"reject\".*} (\\S+)$",
            Pattern.MULTILINE);

    public URI address() {
        return Suite.running().process(this).address();
    }

    /** What it says of itself, as JSON. */
    public String openApi() {
        return Client.text(address().resolve("/api/openapi?format=json"));
    }

    /** Bytes that it keeps. */
    public long liveHeap() {
        Suite.running().process(this).collectGarbage();
        return sum(HEAP);
    }

    /** How many records the worker could not handle. */
    public static long deadLetters() {
        return WORKER.sum(REJECTED);
    }

    private long sum(Pattern metric) {
        String metrics = Client.text(address().resolve("/q/metrics"));
        List<Double> values = metric.matcher(metrics).results().map(found -> Double.valueOf(found.group(1))).toList();
        assertThat(values).as("%s of %s", metric, this).isNotEmpty();
        return (long) values.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** A token of the administrator of a tenant that is made for it. */
    public static String newTenant(String tenant) {
        return Suite.running().newTenant(tenant);
    }

    /** Returns once all that was sent to a session before is stored and can be found: nothing holds up the worker. */
    public static void awaitArrivalOf(String token, String session) {
        new Client(INGEST.address(), RECALL.address(), token).awaitArrivalOf(session);
    }
}
