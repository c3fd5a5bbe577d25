package dev.throughline.checks;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.throughline.testing.NeedsPrograms;
import dev.throughline.testing.Script;

/** Runs each library's own tests, by its language's own runner. */
class ClientLibraryTest {

    @Test
    @NeedsPrograms("python3")
    void theTestsOfThePythonClientPass() {
        Script.start(Script.CLIENTS.resolve("python"), Map.of(), List.of("python3", "-m", "unittest", "-b")).lines();
    }

    @Test
    @NeedsPrograms("node")
    void theTestsOfTheNodeClientPass() {
        Script.start(Script.CLIENTS.resolve("node"), Map.of(), List.of("node", "--test")).lines();
    }
}
