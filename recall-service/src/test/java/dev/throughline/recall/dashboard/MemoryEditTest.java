package dev.throughline.recall.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

import dev.throughline.common.memory.Memory;
import dev.throughline.common.memory.MemoryKind;
import dev.throughline.common.security.Scopes;
import dev.throughline.common.topic.Topics;
import dev.throughline.recall.Fixture;
import dev.throughline.recall.Memories;
import dev.throughline.recall.SchemaResource;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;
import dev.throughline.testing.TopicRecords;

/** What a form on a memory's page says to the worker; {@code MemoryEditsTest} there shows what comes of it. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class MemoryEditTest {

    private static final String FORM_TOKEN = "a-token-of-a-form";

    private final String tenant = "tenant-" + UUID.randomUUID();
    private final Memory memory = Memories.of(tenant, "shop").of(MemoryKind.DECISION, "Prices are cents",
            "Because of rounding");

    @Test
    void aChangeIsReportedAndSaidToTheWorker() {
        Fixture.insert(memory);

        form("ann").formParam("kind", "rewritten").formParam("title", " Prices are integers ").formParam("body", "Of cents.")
                .post("/memories/{id}", memory.id()).then().statusCode(303)
                .header("Location", containsString("/memories/" + memory.id()));

        assertThat(edits()).hasSize(1).first().asString().contains("\"kind\":\"rewritten\"",
                "\"title\":\"Prices are integers\"", "\"body\":\"Of cents.\"", "\"member_id\":\"ann\"",
                "\"is_administrator\":false");
        assertThat(TopicRecords.texts(Topics.AUDIT_REPORTED, tenant)).hasSize(1).first()
                .asString().contains("memory.edited", memory.id().toString()).doesNotContain("cents");
    }

    @Test
    void whatIsPrivateOrASecretInANewTextIsNotKept() {
        Fixture.insert(memory);

        form("ann").formParam("kind", "rewritten").formParam("title", "Key")
                .formParam("body", "It is ghp_" + "a1B2".repeat(9) + " <private>and this</private>")
                .post("/memories/{id}", memory.id()).then().statusCode(303);

        assertThat(edits()).hasSize(1).first().asString().contains("[secret:github-token:").doesNotContain("a1B2", "and this");
    }

    @ParameterizedTest
    @CsvSource({ "pinned", "unpinned", "withheld", "removed" })
    void anyOtherChangeHasNoText(String kind) {
        Fixture.insert(memory);

        form("ann").formParam("kind", kind).formParam("title", "x").post("/memories/{id}", memory.id()).then().statusCode(303);

        assertThat(edits()).hasSize(1).first().asString().contains("\"kind\":\"" + kind + "\"").doesNotContain("\"title\"");
    }

    @ParameterizedTest
    @CsvSource({ "rewritten, '', x", "rewritten, x, ' '", "none, x, x", ", x, x" })
    void aChangeThatCannotBeMadeIsNamed(String kind, String title, String body) {
        Fixture.insert(memory);

        form("ann").formParam("kind", kind == null ? "" : kind).formParam("title", title).formParam("body", body)
                .post("/memories/{id}", memory.id()).then().statusCode(422);

        assertThat(edits()).isEmpty();
    }

    @Test
    void anotherMemberMayNotAndAnAdministratorMay() {
        Fixture.insert(memory);

        form("bob").formParam("kind", "pinned").post("/memories/{id}", memory.id()).then().statusCode(403);
        assertThat(edits()).isEmpty();

        form("bob", Scopes.ADMIN).formParam("kind", "pinned").post("/memories/{id}", memory.id()).then().statusCode(303);
        assertThat(edits()).hasSize(1).first().asString().contains("\"is_administrator\":true");
    }

    @Test
    void anotherTenantsMemoryIsNotThere() {
        Memory theirs = Memories.of("another-" + tenant, "shop").of(MemoryKind.DECISION, "Theirs", "x");
        Fixture.insert(theirs);

        form("ann", Scopes.ADMIN).formParam("kind", "removed").post("/memories/{id}", theirs.id()).then().statusCode(404);

        assertThat(edits()).isEmpty();
    }

    private List<String> edits() {
        return TopicRecords.texts(Topics.MEMORY_EDITED, tenant + "/" + memory.id());
    }

    private RequestSpecification form(String member, String... scopes) {
        String token = TestTokens.of(tenant, member, scopes.length == 0 ? new String[] { Scopes.RECALL } : scopes);
        return given().cookie("throughline_access", token).cookie("throughline_form", FORM_TOKEN)
                .contentType("application/x-www-form-urlencoded").formParam("form_token", FORM_TOKEN).redirects()
                .follow(false);
    }
}
