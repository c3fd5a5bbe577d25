package dev.throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;

/** The dashboard as a person uses it: signed in by the real audit-service, in a real browser. */
class DashboardTest {

    private static final String PASSWORD = "a-password-for-tests";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Playwright playwright;
    private static Browser browser;

    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() {
        var program = chromium();
        assumeTrue(program.isPresent() || Boolean.parseBoolean(System.getenv("CI")), "There is no Chromium here");
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(program.orElseThrow())
                .setArgs(List.of("--disable-background-networking", "--disable-component-update")));
    }

    @AfterAll
    static void end() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void open() {
        context = browser.newContext(new Browser.NewContextOptions().setBaseURL(Suite.running().recall().toString()));
        page = context.newPage();
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void whoSignsInSeesThePageThatWasAskedForAndNobodyElseDoes() {
        Client client = Suite.running().client();
        client.awaitArrival(client.append(Event.prompt("dashboard-session", "Show me on the dashboard")).position());

        page.navigate("/sessions/dashboard-session");
        assertThat(page.locator("h1")).hasText("Sign in");
        signIn("not-the-password");
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("The name or the password is wrong");
        signIn(PASSWORD);

        assertThat(page.locator("h1")).hasText("Show me on the dashboard");
        assertThat(page.url()).endsWith("/sessions/dashboard-session");
        assertThat(context.cookies()).filteredOn(cookie -> cookie.name.startsWith("throughline_"))
                .allMatch(cookie -> cookie.httpOnly);
    }

    @Test
    void whoseTokenHasExpiredDoesNotNotice() {
        signedIn();
        String before = cookie("throughline_refresh").value;
        context.clearCookies(new BrowserContext.ClearCookiesOptions().setName("throughline_access"));

        page.navigate("/sessions?status=ended");

        assertThat(page.locator("h1")).hasText("Sessions");
        assertThat(page.url()).endsWith("/sessions?status=ended");
        assertThat(cookie("throughline_refresh").value).isNotEqualTo(before);
    }

    @Test
    void whoSignsOutIsSignedOutEverywhere() {
        signedIn();
        String token = cookie("throughline_access").value;

        page.getByRole(AriaRole.BUTTON, named("Sign out")).click();

        assertThat(page.locator("h1")).hasText("Sign in");
        var stolen = new Client(Suite.running().ingest(), Suite.running().recall(), token);
        await().untilAsserted(() -> assertThat(stolen.search(Map.of("q", "x")).status()).isEqualTo(401));
    }

    @Test
    void aMachineGetsATokenThatWorksUntilItIsRevoked() {
        signedIn();
        String machine = "machine-" + UUID.randomUUID();
        page.navigate("/machines");
        page.getByLabel("Machine", new Page.GetByLabelOptions().setExact(true)).fill(machine);
        page.getByLabel("Name of the token").fill("for a test");
        page.getByRole(AriaRole.BUTTON, named("Issue a token")).click();
        String token = page.locator(".secret").textContent();
        var client = new Client(Suite.running().ingest(), Suite.running().recall(), token);
        assertThat(client.search(Map.of("q", "x")).status()).isEqualTo(200);

        page.getByRole(AriaRole.BUTTON, named("Revoke for a test")).click();

        assertThat(page.getByText("revoked")).isVisible();
        await().untilAsserted(() -> assertThat(client.search(Map.of("q", "x")).status()).isEqualTo(401));
    }

    @Test
    void theHealthOfTheWholeSuiteIsSeen() {
        signedIn();

        page.navigate("/health");

        assertThat(page.getByRole(AriaRole.STATUS)).hasText("All services are up.");
        assertThat(page.getByText("Records that wait").first()).isVisible();
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                .setPath(Path.of("target", "screenshots", "health.png")));
    }

    @Test
    void aTestSessionGoesThroughTheWholeSuite() {
        signedIn();
        page.navigate("/health");

        page.getByRole(AriaRole.BUTTON, named("Send a test session")).click();

        assertThat(page.getByText("It does: ingest, Kafka, the worker and recall have passed this on.").first()).isVisible();
    }

    @Test
    void whatHappensAppearsAtOnce() {
        signedIn();
        page.navigate("/");
        assertThat(page.locator("[data-status]")).hasText("live");

        Suite.running().client().append(Event.prompt("live-" + UUID.randomUUID(), "Now on the dashboard"));

        assertThat(page.locator("[data-list]")).containsText("Now on the dashboard");
    }

    private void signedIn() {
        page.navigate("/login");
        signIn(PASSWORD);
        assertThat(page.locator("h1")).hasText("Now");
    }

    private void signIn(String password) {
        page.getByLabel("Name").fill("administrator");
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
    }

    private Cookie cookie(String name) {
        // one of them is sent to the address of its use alone
        return context.cookies(Suite.running().recall().resolve("/login").toString()).stream()
                .filter(cookie -> cookie.name.equals(name)).findFirst().orElseThrow();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Optional<Path> chromium() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, "chromium"))
                .filter(Files::isExecutable).findFirst();
    }
}
