package dev.throughline.recall.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.hamcrest.Matchers.equalTo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import dev.throughline.common.memory.Memory;
import dev.throughline.common.memory.MemoryKind;
import dev.throughline.common.security.Scopes;
import dev.throughline.recall.Fixture;
import dev.throughline.recall.Memories;
import dev.throughline.recall.SchemaResource;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class SearchResourceTest {

    @Test
    void findsAPassageByItsWords() {
        Memories shop = Memories.of("acme", "find/words");
        Memory wanted = shop.prompt(1, "Why does the checkout time out after a minute?");
        String position = Fixture.remember(wanted, shop.withSession("s2").response(1, "The logo is blue now."));

        var hits = search("acme", "ann", Map.of("q", "checkout timeouts", "project", "find/words", "after", position));

        assertThat(ids(hits)).containsExactly(wanted.id().toString());
        hits.body("hits[0].event_ids[0]", equalTo(wanted.eventIds().getFirst()));
    }

    @Test
    void findsAPassageByWhatWasSaidAroundIt() {
        Memories shop = Memories.of("acme", "find/window");
        Memory answer = shop.response(2, "Raise the limit to ninety seconds.");
        Fixture.remember(answer);
        String position = Fixture.remember(shop.prompt(1, "The ferret upload is cut off"));

        var hits = search("acme", "ann", Map.of("q", "ferret", "project", "find/window", "after", position));

        assertThat(ids(hits)).contains(answer.id().toString());
    }

    @Test
    void aTenantNeverSeesAnotherTenant() {
        Memories theirs = Memories.of("globex", "find/isolation");
        Fixture.remember(theirs.prompt(1, "zebra crossing"));
        String position = Fixture.remember(Memories.of("acme", "find/isolation").prompt(1, "giraffe house"));

        var hits = search("acme", "ann", Map.of("q", "zebra crossing", "after", position));

        assertThat(texts(hits)).doesNotContain("zebra crossing");
    }

    @Test
    void aRowThatTheIndexGivesToTheWrongTenantIsNotShown() {
        Memory theirs = Memories.of("globex", "find/fault").prompt(1, "walrus colony");
        Fixture.insert(theirs);
        Fixture.publish(Memories.of("acme", "find/fault").prompt(2, "nothing"));
        Memory faulty = new Memory(theirs.id(), "acme", theirs.projectId(), theirs.projectKey(), theirs.sessionId(),
                theirs.ownerId(), theirs.visibility(), theirs.kind(), theirs.title(), theirs.body(), theirs.tags(),
                theirs.files(), 5, theirs.occurredAt(), null, 1, null, theirs.eventIds(), "test", "hash", theirs.details());
        Fixture.publish(faulty);

        var hits = search("acme", "ann", Map.of("q", "walrus colony", "after", Fixture.position()));

        assertThat(ids(hits)).isEmpty();
    }

    @Test
    void aPrivateMemoryIsFoundByItsOwnerAlone() {
        Memory secret = Memories.of("acme", "find/private").privateTo("ann").prompt(1, "my penguin plan");
        String position = Fixture.remember(secret);

        var own = search("acme", "ann", Map.of("q", "penguin", "project", "find/private", "after", position));
        var others = search("acme", "bob", Map.of("q", "penguin", "project", "find/private", "after", position));

        assertThat(ids(own)).containsExactly(secret.id().toString());
        assertThat(ids(others)).isEmpty();
    }

    @Test
    void aPrivateNeighbourDoesNotMakeAPassageFindable() {
        Memories shop = Memories.of("acme", "find/neighbour");
        Fixture.remember(shop.privateTo("ann").prompt(1, "the albatross budget"));
        String position = Fixture.remember(shop.response(2, "All right."));

        var hits = search("acme", "bob", Map.of("q", "albatross", "project", "find/neighbour", "after", position));

        assertThat(ids(hits)).isEmpty();
    }

    @Test
    void aDeletedRowIsNotShownThoughTheIndexHasIt() {
        Memory gone = Memories.of("acme", "find/deleted").prompt(1, "ostrich farm");
        String position = Fixture.remember(gone);
        Fixture.delete(gone);

        var hits = search("acme", "ann", Map.of("q", "ostrich", "project", "find/deleted", "after", position));

        assertThat(ids(hits)).isEmpty();
        hits.body("total", equalTo(0));
    }

    @Test
    void filtersByKindTagSessionAndTime() {
        Memories shop = Memories.of("acme", "find/filters");
        Memory decision = shop.withSession("s9").withTags("Api", "auth").withTime("2026-05-01T00:00:00Z")
                .of(MemoryKind.DECISION, "Use tokens", "We use short-lived tokens");
        String position = Fixture.remember(decision, shop.withTags("api").prompt(1, "tokens, please"));

        for (var filter : List.of(Map.of("kinds", "decision,learning"), Map.of("tags", "auth,nothing"),
                Map.of("tags", "api,auth", "tags_match", "all"), Map.of("session_id", "find/filters/s9"),
                Map.of("from", "2026-04-01"), Map.of("from", "2026-05-01T00:00:00Z", "to", "2026-05-01T00:00:00Z"))) {
            var parameters = new HashMap<String, String>(filter);
            parameters.putAll(Map.of("q", "tokens", "project", "find/filters", "after", position));
            assertThat(ids(search("acme", "ann", parameters))).as(filter.toString())
                    .containsExactly(decision.id().toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "   ", "the of and", "what is this?" })
    void aQuestionWithoutWordsGivesTheNewest(String q) {
        Memories shop = Memories.of("acme", "find/newest" + q.hashCode());
        Memory older = shop.withTime("2026-01-01T00:00:00Z").prompt(1, "first");
        Memory newer = shop.withTime("2026-02-01T00:00:00Z").prompt(2, "second");
        String position = Fixture.remember(older, newer);

        var hits = search("acme", "ann", Map.of("q", q, "project", shop.project(), "after", position));

        assertThat(ids(hits)).containsExactly(newer.id().toString(), older.id().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = { "+-&&||!(){}[]^\"~*?:\\/", "title:\"", "a AND OR NOT (", "[1 TO", "/.*/",
            "'; DROP TABLE memory; --",
            "\u0000\u0001", "\uD83D", "*:*", "🦄" })
    void aHostileQuestionIsNoError(String q) {
        search("acme", "ann", Map.of("q", q, "project", "find/words"));
    }

    @Test
    void aQuestionOfTenThousandCharactersIsNoError() {
        search("acme", "ann", Map.of("q", "checkout " + "lorem9 ipsum8 ".repeat(700)));
    }

    @Test
    void anUnknownProjectHasNothing() {
        search("acme", "ann", Map.of("q", "checkout", "project", "no/such")).body("total", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource({ "limit,0", "limit,1001", "limit,many", "min_score,11", "min_score,NaN", "kinds,dream", "tags_match,some",
            "from,yesterday", "to,2026-13-01", "after,3:", "after,nonsense" })
    void aBadParameterIsNamed(String name, String value) {
        var errors = asked("acme", "ann", Map.of(name, value)).statusCode(422)
                .contentType("application/problem+json").extract().jsonPath().getList("errors.field");

        assertThat(errors).asInstanceOf(LIST).containsExactly(name);
    }

    @Test
    void aScopeOtherThanRecallIsRefused() {
        given().auth().oauth2(TestTokens.of("acme", "ann", Scopes.INGEST)).get("/api/search").then().statusCode(403);
        given().get("/api/search").then().statusCode(401).contentType("application/problem+json");
    }

    private static ValidatableResponse search(String tenant, String member, Map<String, String> parameters) {
        return asked(tenant, member, parameters).statusCode(200);
    }

    private static ValidatableResponse asked(String tenant, String member, Map<String, String> parameters) {
        return given().auth().oauth2(TestTokens.of(tenant, member, Scopes.RECALL)).queryParams(parameters)
                .get("/api/search").then();
    }

    private static List<String> ids(ValidatableResponse answer) {
        return answer.extract().jsonPath().getList("hits.id", String.class);
    }

    private static List<String> texts(ValidatableResponse answer) {
        return answer.extract().jsonPath().getList("hits.text", String.class);
    }
}
