package dev.throughline.recall.dashboard;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

/** The browser of this machine, started once for all tests. Where there is none they are skipped, but never in CI. */
final class Chromium {

    private static final List<String> PROGRAMS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> QUIET = List.of("--disable-background-networking", "--disable-component-update",
            "--no-first-run");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Chromium() {
    }

    static Browser running() {
        assumeTrue(program().isPresent() || Boolean.parseBoolean(System.getenv("CI")),
                "The tests of the dashboard need one of " + PROGRAMS);
        return Holder.BROWSER;
    }

    private static Optional<Path> program() {
        return PROGRAMS.stream().flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))).filter(Files::isExecutable).findFirst();
    }

    private static final class Holder {

        private static final Browser BROWSER = launch();

        private static Browser launch() {
            // the driver is in a jar; what it would download is not needed
            var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
            var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(playwright::close));
            return playwright.chromium().launch(new BrowserType.LaunchOptions().setArgs(QUIET)
                    .setExecutablePath(program().orElseThrow(() -> new IllegalStateException("None of " + PROGRAMS))));
        }
    }
}
