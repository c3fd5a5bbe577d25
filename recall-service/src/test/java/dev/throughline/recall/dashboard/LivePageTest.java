package dev.throughline.recall.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.recall.SchemaResource;
import dev.throughline.recall.live.Happening;
import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class LivePageTest {

    @TestHTTPResource
    URI dashboard;

    private final String tenant = "tenant-" + UUID.randomUUID();

    @Test
    void whatHappensAppearsOnTheFirstPageWithoutLoadingIt() {
        try (var visitor = Visitor.of(dashboard, tenant, "ann")) {
            visitor.open("/");
            assertThat(visitor.page().locator("[data-status]")).hasText("live");

            Happening.of(tenant, "a-new-session").withText("<b>Round the total</b>").happen();

            assertThat(visitor.page().locator("[data-list] li")).hasCount(1);
            assertThat(visitor.page().locator("[data-list] li")).containsText("<b>Round the total</b>");
            assertThat(visitor.page().locator(".session-card")).containsText("Untitled session");
            visitor.photograph("now-live");
        }
    }

    @Test
    void aSessionsPageTellsOfItselfAlone() {
        Captured.of(tenant, "watched", "github.com/acme/shop", "Watched", Instant.now()).turn("Do it", "", List.of(), "{}");
        try (var visitor = Visitor.of(dashboard, tenant, "ann")) {
            visitor.open("/sessions/watched");
            assertThat(visitor.page().locator("[data-status]")).hasText("live");

            Happening.of(tenant, "another").withText("elsewhere").happen();
            Happening.of(tenant, "watched").withText("here").happen();

            assertThat(visitor.page().locator("[data-list] li")).hasCount(1);
            assertThat(visitor.page().locator("[data-list] li")).containsText("here");
        }
    }

    @Test
    void anotherTenantHearsNothing() {
        try (var visitor = Visitor.of(dashboard, "another-" + tenant, "ann");
                var own = Visitor.of(dashboard, tenant, "ann")) {
            visitor.open("/");
            own.open("/");
            assertThat(visitor.page().locator("[data-status]")).hasText("live");
            assertThat(own.page().locator("[data-status]")).hasText("live");

            Happening.of(tenant, "secret").withText("secret").happen();

            assertThat(own.page().locator("[data-list] li")).hasCount(1);
            assertThat(visitor.page().locator("[data-list] li").count()).isZero();
        }
    }
}
