package dev.throughline.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.throughline.common.memory.Memory;
import dev.throughline.common.security.Scopes;
import dev.throughline.common.topic.Lane;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

/** The change log, written again from what is stored. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class ChangeLogTest {

    private final Rows rows = new Rows();
    private final TestSession session = new TestSession();

    @Test
    void everyMemoryIsWrittenAgainAsItIs() {
        Sent.to(Lane.LIVE, session.prompt("What is written again?"));
        await().untilAsserted(() -> {
            assertThat(rows.count("SELECT count(*) FROM memory WHERE session_id = ?", session.id())).isPositive();
            assertThat(rows.count("SELECT count(*) FROM outbox")).isZero();
        });
        List<Memory> before = versions();

        rebuild(null).then().statusCode(200);

        await().untilAsserted(() -> {
            List<Memory> after = versions();
            assertThat(after).hasSizeGreaterThan(before.size());
            assertThat(after.getLast()).isIn(before);
        });
    }

    @Test
    void thePageBehindTheLastMemoryIsEmptyAndTheLastOne() {
        rebuild(new UUID(-1, -1) + "/zzzz").then().statusCode(200).body("memories", equalTo(0)).body("next", equalTo(null));
    }

    @Test
    void aPlaceThatIsNoneIsRefusedByName() {
        rebuild("nowhere").then().statusCode(422).body("errors[0].field", equalTo("after"));
    }

    @Test
    void onlyAnAdministratorHasItWritten() {
        given(Scopes.RECALL).post("/api/admin/change-log/rebuild").then().statusCode(403);
    }

    private List<Memory> versions() {
        return Announced.of(session).stream().filter(memory -> session.id().equals(memory.sessionId())).toList();
    }

    private static Response rebuild(String after) {
        var request = given(Scopes.ADMIN);
        return (after == null ? request : request.queryParam("after", after)).post("/api/admin/change-log/rebuild");
    }

    private static RequestSpecification given(String scope) {
        return RestAssured.given().auth().oauth2(TestTokens.of("acme", "root", scope));
    }
}
