package dev.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/SECURITY.md promises is shown by tests that there are. */
class SecurityPageTest {

    private static final Path CHECKOUT = Path.of("..", "..");
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT|Promises))(?:\\.(\\w+))?`");

    /** By their names. */
    private static final Map<String, List<Path>> SOURCES = sources();

    @ParameterizedTest
    @MethodSource("promises")
    void aPromiseIsShownByATestThatThereIs(String test, String method) {
        var sources = SOURCES.getOrDefault(test + ".java", List.of()).stream().map(SecurityPageTest::read).toList();

        assertThat(sources).as(test).isNotEmpty();
        assertThat(String.join("\n", sources)).as(test).contains(method.isEmpty() ? "@" : "void " + method + "(");
    }

    static List<Object[]> promises() throws IOException {
        return NAMED.matcher(Files.readString(CHECKOUT.resolve("docs/SECURITY.md"))).results()
                .filter(found -> !found.group(1).equals(SecurityPageTest.class.getSimpleName()))
                .map(SecurityPageTest::named).toList();
    }

    private static Object[] named(MatchResult found) {
        return new Object[] { found.group(1), found.group(2) == null ? "" : found.group(2) };
    }

    private static Map<String, List<Path>> sources() {
        try (var files = Files.find(CHECKOUT, 20, (file, attributes) -> file.toString().endsWith(".java"))) {
            return files.collect(Collectors.groupingBy(file -> file.getFileName().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("The sources cannot be listed", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
