package dev.throughline.recall.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.options.AriaRole;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.common.memory.Memory;
import dev.throughline.common.memory.MemoryKind;
import dev.throughline.common.memory.Visibility;
import dev.throughline.common.security.Scopes;
import dev.throughline.recall.Fixture;
import dev.throughline.recall.Memories;
import dev.throughline.recall.SchemaResource;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class OverviewPagesTest {

    private static final String SHOP = "github.com/acme/shop";

    @TestHTTPResource
    URI dashboard;

    private final String tenant = "tenant-" + UUID.randomUUID();

    @Test
    void aProjectShowsWhereItStandsAndWhatWasDone() {
        shop();
        try (var visitor = Visitor.of(dashboard, tenant, "ann")) {
            visitor.open("/projects");
            visitor.photograph("projects");
            visitor.page().getByRole(AriaRole.LINK, Browsing.named(SHOP)).click();

            assertThat(visitor.page().getByText("60 %").first()).isVisible();
            assertThat(visitor.page().getByText("Write the migration of old carts")).isVisible();
            assertThat(visitor.page().getByText("Prices are integers of cents").first()).isVisible();
            assertThat(visitor.page().locator(".chart rect")).hasCount(4);
            assertThat(visitor.page().locator(".counted li").first()).containsText("Cart.java");
            visitor.photograph("project");
        }
    }

    @Test
    void aSearchShowsOfWhichPartsAScoreIsMade() {
        String position = Fixture.remember(shop());
        given().auth().oauth2(TestTokens.of(tenant, "ann", Scopes.RECALL)).get("/api/search?after=" + position).then()
                .statusCode(200);
        try (var visitor = Visitor.of(dashboard, tenant, "ann")) {
            visitor.open("/memories?q=how+are+prices+stored");

            var decision = visitor.page().locator(".found > li").filter(Browsing.with("Prices are integers of cents"));
            assertThat(decision.locator(".parts")).containsText("match");
            assertThat(decision.locator(".parts")).containsText("importance 0.5");
            assertThat(decision.locator(".score")).containsText("of 10");
            visitor.photograph("memories");
        }
    }

    @Test
    void aMemoryShowsWhereItComesFromAndWhereItWasShown() {
        Memory decision = shop()[0];
        Fixture.run("UPDATE memory SET event_ids = '{event-1}' WHERE tenant_id = ? AND id = ?", tenant, decision.id());
        Fixture.run("""
                INSERT INTO memory_recall (tenant_id, memory_id, recalled_at, session_id, member_id, rank, score, why)
                VALUES (?, ?, now(), 's0', 'ann', 2, 7.3, '{"match": 5.1, "recency": 1.2, "importance": 1, "usage": 0}')
                """, tenant, decision.id());
        try (var visitor = Visitor.of(dashboard, tenant, "ann")) {
            visitor.open("/memories/" + decision.id());

            assertThat(visitor.page().getByText("How shall we store prices?")).isVisible();
            assertThat(visitor.page().getByText("Turn 1 · event 1, prompt")).isVisible();
            assertThat(visitor.page().getByText("match 5.1, recency 1.2, importance 1.0")).isVisible();
            visitor.photograph("memory");
            visitor.open("/sessions/s0?view=recalled");
            assertThat(visitor.page().getByText("match 5.1, recency 1.2, importance 1.0")).isVisible();
            visitor.photograph("recalled");
        }
    }

    @Test
    void aServiceThatDoesNotAnswerIsSaidToBeAway() {
        try (var visitor = Visitor.of(dashboard, tenant, "ann")) {
            assertThat(visitor.open("/health")).isEqualTo(200);

            assertThat(visitor.page().locator(".service").filter(Browsing.with("audit-service")))
                    .containsText("does not answer");
            assertThat(visitor.page().locator(".service").filter(Browsing.with("recall-service"))).containsText("up");
            visitor.photograph("health");
            visitor.open("/machines");
            visitor.photograph("machines");
        }
    }

    private Memory[] shop() {
        Instant now = Instant.now();
        for (int i = 0; i < 4; i++) {
            Captured.of(tenant, "s" + i, SHOP, "Session number " + i, now.minus(i * 9L, ChronoUnit.DAYS))
                    .turn("How shall we store prices?", "As integers of cents.", List.of("Cart.java"), "{}")
                    .turn("Then change the cart", "Done.", List.of("Cart.java", "Price.java"), "{}")
                    .event("prompt", Map.of("text", "How shall we store prices?"))
                    .ended("exit", now.minus(i * 9L, ChronoUnit.DAYS).plusSeconds(3000));
        }
        var memories = new Memories(tenant, "ann", Visibility.TEAM, SHOP, "s0", now, List.of("pricing"),
                List.of("src/main/java/acme/cart/Cart.java", "src/main/java/acme/cart/Price.java"));
        Fixture.run("""
                INSERT INTO memory (tenant_id, id, source_key, project_id, owner_id, visibility, kind, title, body, importance,
                  occurred_at, compressor, content_hash, details)
                VALUES (?, uuidv7(), 'state', ?, 'ann', 'team', 'state', 'Where it stands', 'x', 6, now(), 'rules-2',
                  'x', '{"phase": "implementation", "progress": 0.6, "next": ["Write the migration of old carts"],
                    "blockers": ["./mvnw verify: CartTest fails"], "rules": ["Never store a price as a float"]}')
                """, tenant, Captured.projectId(tenant, SHOP));
        var made = new Memory[] {
                memories.of(MemoryKind.DECISION, "Prices are integers of cents",
                        "So that nothing is rounded twice: floats lost a cent."),
                memories.of(MemoryKind.FACT, "Run the tests with ./mvnw -q verify", "Run the tests with ./mvnw -q verify"),
                memories.withSession("other").of(MemoryKind.CONTEXT, "Round the total of the cart",
                        "Goal: the total is right") };
        for (Memory memory : made) {
            Fixture.insert(memory);
        }
        return made;
    }
}
