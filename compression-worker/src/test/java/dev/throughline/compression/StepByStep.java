package dev.throughline.compression;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** One worker for the tests that take the steps of a long work themselves, and small ones. */
public final class StepByStep implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("rescan.interval", "1h", "rescan.batch-size", "3",
                "rebuild.interval", "1h", "rebuild.page-size", "3", "rebuild.most-events", "100");
    }
}
