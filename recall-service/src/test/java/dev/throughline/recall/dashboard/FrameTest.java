package dev.throughline.recall.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.recall.SchemaResource;
import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class FrameTest {

    /** Text to be shown and nothing else. */
    private static final String HOSTILE = "<script>window.ran = true; alert(1)</script><img src=x onerror=alert(2)>"
            + "\"><svg onload=alert(3)>{{7*7}}${7*7} javascript:alert(4) \u202Etxet desrever\u202C";

    @TestHTTPResource
    URI dashboard;

    private final String tenant = "tenant-" + UUID.randomUUID();

    @Test
    void whatASystemLikesDarkIsDark() {
        shop("dark", "A session in the dark");
        var options = new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK);
        try (var visitor = Visitor.of(dashboard, tenant, "ann", options)) {
            visitor.open("/sessions/dark");

            assertThat(visitor.ground("body")).isEqualTo("rgb(17, 23, 23)");
            visitor.photograph("session-dark");
            visitor.open("/sessions");
            visitor.photograph("sessions-dark");
        }
    }

    @Test
    void aReaderChoosesDarkAndItStays() {
        try (var visitor = Visitor.of(dashboard, tenant, "ann")) {
            visitor.open("/sessions");
            assertThat(visitor.ground("body")).isEqualTo("rgb(246, 247, 247)");

            visitor.page().waitForResponse("**/theme",
                    () -> visitor.page().getByRole(AriaRole.BUTTON, Browsing.named("Use dark colours")).click());

            assertThat(visitor.ground("body")).isEqualTo("rgb(17, 23, 23)");
            visitor.open("/projects");
            assertThat(visitor.ground("body")).isEqualTo("rgb(17, 23, 23)");
        }
    }

    @Test
    void theFirstTabSkipsTheNavigationAndTheOthersGoThroughIt() {
        try (var visitor = Visitor.of(dashboard, tenant, "ann")) {
            visitor.open("/sessions");

            visitor.page().keyboard().press("Tab");
            assertThat(visitor.page().getByText("Skip to the content")).isFocused();
            visitor.photograph("skip");
            visitor.page().keyboard().press("Enter");
            visitor.page().keyboard().press("Tab");
            assertThat(visitor.page().getByLabel("Search")).isFocused();

            visitor.open("/sessions");
            for (String stop : List.of("Skip to the content", "Throughline", "Now", "Sessions", "Projects", "Memories",
                    "Machines", "Health")) {
                visitor.page().keyboard().press("Tab");
                assertThat(visitor.page().locator(":focus")).hasText(stop);
            }
        }
    }

    @Test
    void aSlashLeadsToTheSearch() {
        try (var visitor = Visitor.of(dashboard, tenant, "ann")) {
            visitor.open("/memories");

            visitor.page().keyboard().press("/");

            assertThat(visitor.page().getByLabel("Search")).isFocused();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/sessions", "/sessions/narrow", "/sessions/narrow?view=events", "/projects",
            "/projects/github.com/acme/shop", "/memories", "/machines", "/machines/laptop", "/health", "/login" })
    void nothingHangsOverOnAPhone(String path) {
        shop("narrow", "A session with a title that goes on and on, and a/very/long/path/without/any/blank/in/it/at/all.java");
        try (var visitor = Visitor.onPhone(dashboard, tenant, "ann")) {
            visitor.open(path);

            visitor.photograph("phone" + path.replaceAll("\\W+", "-"));
            assertThat(visitor.overhang()).isZero();
        }
    }

    @Test
    void aHostileTextIsShownAsTextAndRunsNothing() {
        String id = "<script>alert(0)</script>&\"'/../x";
        Captured.of(tenant, id, HOSTILE.substring(0, 100), HOSTILE, Instant.now())
                .turn(HOSTILE, HOSTILE, List.of(HOSTILE),
                        "{\"phase\": \"<b>x</b>\", \"commands\": [\"<script>alert(5)</script>\"]}")
                .event("prompt", Map.of("text", HOSTILE));
        try (var visitor = Visitor.of(dashboard, tenant, "ann")) {
            for (String path : List.of("/", "/sessions", "/sessions?q=" + Links.value(HOSTILE), "/projects",
                    "/projects?q=" + Links.value("<script>"), Links.project(HOSTILE.substring(0, 100)), Links.session(id),
                    Links.session(id) + "?view=events", Links.session(id) + "?view=event&event=1",
                    Links.session(id) + "?view=recalled", "/machines", Links.machine(HOSTILE))) {
                assertThat(visitor.open(path)).as(path).isEqualTo(200);
                assertThat(visitor.page().evaluate("window.ran === undefined")).as(path).isEqualTo(true);
            }
            visitor.open(Links.session(id));
            assertThat(visitor.page().locator("h1")).containsText("<script>window.ran = true; alert(1)</script>");
            visitor.photograph("hostile");
        }
    }

    @Test
    void aTextOfAHundredThousandCharactersIsShown() {
        Captured.of(tenant, "huge", "github.com/acme/shop", "Huge", Instant.now())
                .turn("x".repeat(100_000), "y".repeat(100_000), List.of(), "{}")
                .event("prompt", Map.of("text", "<i>" + "z".repeat(100_000) + "end"));
        try (var visitor = Visitor.onPhone(dashboard, tenant, "ann")) {
            visitor.open("/sessions/huge?view=event&event=1");
            assertThat(visitor.page().locator("pre")).containsText("zzzend");
            assertThat(visitor.overhang()).isZero();

            visitor.open("/sessions/huge");
            assertThat(visitor.overhang()).isZero();
        }
    }

    private void shop(String id, String title) {
        Captured.of(tenant, id, "github.com/acme/shop", title, Instant.now().minusSeconds(4000))
                .turn("Why is the total wrong after the discount? See " + "a-very-long-name-without-any-blank".repeat(5),
                        "Rounding happens per line.",
                        List.of("src/main/java/acme/cart/an/unusually/long/path/to/a/class/called/CartTotalCalculatorFactory.java"),
                        "{\"phase\": \"debugging\", \"commands\": [\"./mvnw -q verify\"], \"failed\": [\"./mvnw: it failed\"]}")
                .event("prompt", Map.of("text", "Why is the total wrong?"));
    }
}
