package dev.throughline.compression;

import java.util.List;

import io.quarkus.test.junit.QuarkusTestProfile;

/** One worker for all tests of models. */
public final class ModelsInUse implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(ModelEndpoints.class));
    }
}
