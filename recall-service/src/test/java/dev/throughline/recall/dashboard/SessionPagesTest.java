package dev.throughline.recall.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.options.AriaRole;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.common.memory.MemoryKind;
import dev.throughline.common.memory.Visibility;
import dev.throughline.recall.Fixture;
import dev.throughline.recall.Memories;
import dev.throughline.recall.SchemaResource;
import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class SessionPagesTest {

    @TestHTTPResource
    URI dashboard;

    private final String tenant = "tenant-" + UUID.randomUUID();

    @Test
    void theFirstPageSaysWhatToDoWhileThereIsNothing() {
        try (var visitor = Visitor.of(dashboard, tenant, "ann")) {
            visitor.open("/");

            assertThat(visitor.page().getByRole(AriaRole.HEADING, Browsing.named("Nothing was captured yet"))).isVisible();
            visitor.photograph("now-empty");
        }
    }

    @Test
    void aSessionIsFoundInTheListAndShowsWhatTookPlace() {
        cart();
        try (var visitor = Visitor.of(dashboard, tenant, "ann")) {
            visitor.open("/");
            visitor.photograph("now");
            visitor.open("/sessions?project=github.com/acme/shop");
            visitor.photograph("sessions");

            visitor.page().getByRole(AriaRole.LINK, Browsing.named("Fix the wrong total in the cart")).click();

            assertThat(visitor.page().getByRole(AriaRole.HEADING, Browsing.named("Fix the wrong total in the cart")))
                    .isVisible();
            assertThat(visitor.page().getByText("The total is right now; a test covers it.")).isVisible();
            assertThat(visitor.page().getByText("Cart.java").first()).isVisible();
            assertThat(visitor.page().getByText("Prices are integers of cents")).isVisible();
            visitor.photograph("session");
        }
    }

    @Test
    void theEventsOfASessionArePagedAndOneIsShownWhole() {
        Captured long200 = Captured.of(tenant, "long", "github.com/acme/shop", "A long one", now());
        for (int i = 1; i <= 120; i++) {
            long200.event("prompt", Map.of("text", "Prompt number " + i));
        }
        try (var visitor = Visitor.of(dashboard, tenant, "ann")) {
            visitor.open("/sessions/long?view=events");
            assertThat(visitor.page().locator(".events > li")).hasCount(50);
            assertThat(visitor.page().getByText("Prompt number 120", Browsing.exact())).isVisible();
            visitor.photograph("events");

            visitor.page().getByRole(AriaRole.LINK, Browsing.named("Earlier events")).click();
            visitor.page().getByRole(AriaRole.LINK, Browsing.named("Earlier events")).click();

            assertThat(visitor.page().locator(".events > li")).hasCount(20);
            visitor.open("/sessions/long?view=event&event=7");
            assertThat(visitor.page().locator("pre")).containsText("Prompt number 7");
        }
    }

    @Test
    void anotherTenantsSessionIsNotThere() {
        Captured.of("another-" + tenant, "theirs", "github.com/acme/shop", "Theirs", now());
        try (var visitor = Visitor.of(dashboard, tenant, "ann")) {
            assertThat(visitor.open("/sessions/theirs")).isEqualTo(404);
            assertThat(visitor.page().getByRole(AriaRole.HEADING, Browsing.named("Not found"))).isVisible();
            visitor.photograph("not-found");
        }
    }

    private void cart() {
        Captured.of(tenant, "4f1c2b7e", "github.com/acme/shop", "Fix the wrong total in the cart", now().minusSeconds(5400))
                .turn("Why is the total in the cart wrong after the discount?", "Rounding happens per line, not on the sum.",
                        List.of(), "{\"phase\": \"debugging\", \"commands\": [\"./mvnw -q -Dtest=CartTest test\"], \"failed\": "
                                + "[\"./mvnw -q -Dtest=CartTest test: expected 1990 but was 1989\"]}")
                .turn("Round on the sum then, and cover it by a test", "The total is right now; a test covers it.",
                        List.of("src/main/java/acme/cart/Cart.java", "src/test/java/acme/cart/CartTest.java"),
                        "{\"phase\": \"implementation\", \"commands\": [\"./mvnw -q verify\"], \"fixed\": "
                                + "[\"CartTest passes after Cart.java rounds on the sum\"]}");
        Captured.of(tenant, "77aa", "github.com/acme/billing", "Move invoices to the new ledger", now().minusSeconds(86_400))
                .turn("Move invoices to the new ledger", "All invoices are written to both.", List.of("ledger.sql"), "{}")
                .ended("exit", now().minusSeconds(80_000));
        Memories shop = new Memories(tenant, "ann", Visibility.TEAM, "github.com/acme/shop",
                "4f1c2b7e", now(), List.of(), List.of("src/main/java/acme/cart/Cart.java"));
        Fixture.insert(shop.of(MemoryKind.CONTEXT, "Fix the wrong total in the cart", "Goal: fix it"));
        Fixture.insert(shop.of(MemoryKind.DECISION, "Prices are integers of cents", "So that nothing is rounded twice"));
    }

    private static Instant now() {
        return Instant.now();
    }
}
