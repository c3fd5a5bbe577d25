package dev.throughline.recall.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

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
            assertThat(visitor.page().locator(".facts dd")).hasText(new String[] { "1", "2" });
            visitor.photograph("now");
            visitor.open("/sessions?project=github.com/acme/shop");
            visitor.photograph("sessions");

            visitor.page().getByRole(AriaRole.LINK, Browsing.named("Fix the wrong total in the cart")).click();

            assertThat(visitor.page().getByRole(AriaRole.HEADING, Browsing.named("Fix the wrong total in the cart")))
                    .isVisible();
            assertThat(visitor.page().getByText("The total is right now; a test covers it.")).isVisible();
            assertThat(visitor.page().getByText("Cart.java").first()).isVisible();
            assertThat(visitor.page().getByText("Prices are integers of cents")).isVisible();
            assertThat(visitor.page().locator(".counted li").first()).containsText("Cart.java");
            assertThat(visitor.page().locator(".figures dd").first()).hasText("0.06 USD");
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
    void aListIsNarrowedByItsAddress() {
        cart();
        Captured.of(tenant, "old", "github.com/acme/shop", "Put away", now());
        Fixture.run("UPDATE session SET archived = true WHERE tenant_id = ? AND id = 'old'", tenant);
        try (var visitor = Visitor.of(dashboard, tenant, "ann")) {
            for (var wanted : Map
                    .of("", 2, "?tag=release", 1, "?tag=none", 0, "?user=ann", 2, "?user=bob", 0, "?status=ended", 1,
                            "?status=archived", 1, "?tool=claude-code&machine=ada-laptop", 2, "?project=github.com/acme/none",
                            0)
                    .entrySet()) {
                visitor.open("/sessions" + wanted.getKey());
                assertThat(visitor.page().locator("tbody tr")).hasCount(wanted.getValue());
            }
        }
    }

    @Test
    void aLongListGoesOnWhereThePageEnded() {
        for (int i = 0; i < 120; i++) {
            Captured.of(tenant, "s" + i, "github.com/acme/shop", "Session " + i, Instant.parse("2026-01-01T00:00:00Z"));
        }
        try (var visitor = Visitor.of(dashboard, tenant, "ann")) {
            visitor.open("/sessions");
            var seen = new HashSet<>(visitor.page().locator("tbody th").allTextContents());
            for (int page = 2; page <= 3; page++) {
                visitor.open(visitor.page().getByRole(AriaRole.LINK, Browsing.named("Older")).getAttribute("href"));
                seen.addAll(visitor.page().locator("tbody th").allTextContents());
            }
            assertThat(seen).hasSize(120);
            assertThat(visitor.page().getByRole(AriaRole.LINK, Browsing.named("Older"))).hasCount(0);
        }
    }

    @Test
    void actionsResponsesAndErrorsAreListedApart() {
        Captured.of(tenant, "kinds", "github.com/acme/shop", "Kinds", now())
                .event("prompt", Map.of("text", "Asked"))
                .event("tool_result", Map.of("tool_name", "Bash", "output", "ok"))
                .event("action", Map.of("type", "file_edit", "path", "Cart.java"))
                .event("response", Map.of("text", "Answered"))
                .event("error", Map.of("message", "It broke"));
        try (var visitor = Visitor.of(dashboard, tenant, "ann")) {
            visitor.open("/sessions/kinds?view=events&kind=actions");
            assertThat(visitor.page().locator(".events > li")).hasCount(2);
            visitor.page().getByRole(AriaRole.LINK, Browsing.named("responses")).click();
            assertThat(visitor.page().locator(".events > li")).hasText(Pattern.compile("Answered"));
            visitor.page().getByRole(AriaRole.LINK, Browsing.named("errors")).click();
            assertThat(visitor.page().locator(".events > li")).hasText(Pattern.compile("It broke"));
            visitor.photograph("errors");
        }
    }

    @Test
    void theStateGoalsAndAgentsOfASessionAreShown() {
        Captured.of(tenant, "work", "github.com/acme/shop", "Work", now()).turn("Do it", "", List.of(), "{}");
        Fixture.run("""
                INSERT INTO session_state (tenant_id, session_id, version, state, size_bytes, phase, current_step, updated_at)
                VALUES (?, 'work', 7, '{"sprint": {"name": "<b>two</b>"}}', 42, 'implementation', 'the cart', now())
                """, tenant);
        Fixture.run("""
                INSERT INTO session_goal (tenant_id, session_id, goal_id, sequence, description, priority, status, added_at,
                  updated_at, completed_at)
                VALUES (?, 'work', 'a', 1, 'Round on the sum', 'low', 'completed', now(), now(), now()),
                  (?, 'work', 'b', 2, 'Migrate old carts', 'high', 'in_progress', now(), now(), NULL)
                """, tenant, tenant);
        Fixture.run("""
                INSERT INTO session_agent (tenant_id, session_id, agent_id, sequence, type, task, status, spawned_at)
                VALUES (?, 'work', 'x', 3, 'reviewer', 'Review the cart', 'active', now())
                """, tenant);
        try (var visitor = Visitor.of(dashboard, tenant, "ann")) {
            visitor.open("/sessions/work?view=state");

            assertThat(visitor.page().locator("pre")).containsText("\"name\": \"<b>two</b>\"");
            assertThat(visitor.page().locator(".facts")).containsText(new String[] { "Began", "7" });
            assertThat(visitor.page().locator(".goals li").first()).containsText("Migrate old carts");
            assertThat(visitor.page().getByText("Review the cart")).isVisible();
            visitor.photograph("state");
            visitor.open("/sessions/work");
            assertThat(visitor.page().getByText("high · in progress")).isVisible();
            visitor.photograph("session-work");
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
        Fixture.run("""
                INSERT INTO session_usage (tenant_id, session_id, model, messages, input_tokens, output_tokens,
                  cache_creation_input_tokens, cache_read_input_tokens, first_at, last_at)
                VALUES (?, '4f1c2b7e', 'claude-fable-5', 3, 1000, 1000, 0, 0, now(), now())
                """, tenant);
        Fixture.run(
                """
                        INSERT INTO session_file (tenant_id, session_id, path, is_private, first_sequence, last_sequence, reads, changes,
                          is_created, is_deleted, first_at, last_at)
                        VALUES (?, '4f1c2b7e', 'src/main/java/acme/cart/Cart.java', false, 1, 2, 1, 3, false, false, now(), now()),
                          (?, '4f1c2b7e', 'src/test/java/acme/cart/CartTest.java', false, 2, 2, 0, 1, true, false, now(), now())
                        """,
                tenant, tenant);
        Fixture.run(
                "UPDATE session SET tags = '{release}', pinned = true, model = 'claude-fable-5' WHERE tenant_id = ? AND id = ?",
                tenant, "4f1c2b7e");
        Fixture.insert(shop.of(MemoryKind.CONTEXT, "Fix the wrong total in the cart", "Goal: fix it"));
        Fixture.insert(shop.of(MemoryKind.DECISION, "Prices are integers of cents", "So that nothing is rounded twice"));
    }

    private static Instant now() {
        return Instant.now();
    }
}
