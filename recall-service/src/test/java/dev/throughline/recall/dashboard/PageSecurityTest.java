package dev.throughline.recall.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

import dev.throughline.common.security.Scopes;
import dev.throughline.recall.SchemaResource;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class PageSecurityTest {

    private static final String FORM_TOKEN = "a-token-of-a-form";
    private static final long WELL_BEFORE_A_TIMEOUT = 10_000;

    private static final String TOKEN = TestTokens.of("tenant-" + UUID.randomUUID(), "ann", Scopes.RECALL);

    @ParameterizedTest
    @ValueSource(strings = { "/api/sessions", "/api/search", "//api/sessions", "/sessions/../api/sessions", "/%61pi/sessions",
            "/./api/sessions", "/api/recall", "/api/memories/00000000-0000-0000-0000-000000000000" })
    void theJsonApiDoesNotTakeTheCookie(String path) {
        int status = given().urlEncodingEnabled(false).cookie("throughline_access", TOKEN).redirects().follow(false).get(path)
                .statusCode();

        assertThat(status).isIn(401, 404);
    }

    @Test
    void aPageTakesTheCookie() {
        given().cookie("throughline_access", TOKEN).get("/sessions").then().statusCode(200)
                .contentType(containsString("text/html"));
    }

    @Test
    void aPageTellsTheBrowserToTrustNothingElse() {
        given().cookie("throughline_access", TOKEN).get("/").then().statusCode(200)
                .header("Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
                                + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff").header("Referrer-Policy", "same-origin")
                .header("Cache-Control", "no-store");
    }

    @Test
    void cookiesAreHiddenFromScriptsAndOtherSites() {
        var cookie = given().get("/login").getDetailedCookie("throughline_form");

        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/login", "/login/end", "/theme", "/machines", "/machines/laptop", "/now/test" })
    void aFormWithoutTheTokenOfItsPageIsRefused(String path) {
        signedIn().post(path).then().statusCode(403);
        signedIn().formParam("form_token", "another").post(path).then().statusCode(403);
        signedIn().formParam("form_token", FORM_TOKEN).header("Sec-Fetch-Site", "cross-site").post(path).then()
                .statusCode(403);
        signedIn().formParam("form_token", FORM_TOKEN).post(path).then().statusCode(not(equalTo(403)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/theme", "/login", "/memories/00000000-0000-0000-0000-000000000000" })
    void aFormThatIsNotPercentEncodedIsRefusedAtOnce(String path) {
        given().cookie("throughline_access", TOKEN).contentType("application/x-www-form-urlencoded").body("theme=%zz")
                .post(path).then().statusCode(400).contentType("application/problem+json")
                .time(lessThan(WELL_BEFORE_A_TIMEOUT));
    }

    @Test
    void aFormLargerThanAnyPageSendsIsRefused() {
        given().contentType("application/x-www-form-urlencoded").body("theme=" + "x".repeat(300_000)).post("/theme").then()
                .statusCode(413).contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({ "//evil.example, /", "https://evil.example, /", "/\\evil.example, /", "/sessions?q=x%20y, /sessions?q=x%20y",
            "/ok, /ok" })
    void aBrowserIsLedNowhereElse(String wanted, String led) {
        signedIn().formParam("form_token", FORM_TOKEN).formParam("theme", "dark").formParam("next", wanted)
                .redirects().follow(false).post("/theme").then().statusCode(303).header("Location", containsString(led))
                .header("Location", not(containsString("evil")));
    }

    @Test
    void whoIsNotSignedInIsLedToWhereThatIsMended() {
        given().redirects().follow(false).get("/sessions?q=x").then().statusCode(303)
                .header("Location", containsString("/login/refresh?next=%2Fsessions%3Fq%3Dx"));
        given().redirects().follow(false).get("/login/refresh?next=/sessions").then().statusCode(303)
                .header("Location", containsString("/login?next=%2Fsessions"));
    }

    @Test
    void aTokenThatIsRefusedIsForgotten() {
        given().cookie("throughline_access", "no-token").redirects().follow(false).get("/sessions").then().statusCode(303)
                .header("Location", containsString("/login?next=")).cookie("throughline_access", "");
    }

    @Test
    void aLinkOfAnotherSiteLeadsToThePageAllTheSame() {
        given().header("Sec-Fetch-Site", "cross-site").redirects().follow(false).get("/sessions/a").then().statusCode(200)
                .body(containsString("<meta http-equiv=\"refresh\" content=\"0;url=/sessions/a\">"));
    }

    @Test
    void whileAuditServiceIsAwayTheFormSaysSo() {
        signedIn().formParam("form_token", FORM_TOKEN).formParam("username", "ann").formParam("password", "secret")
                .post("/login").then().statusCode(503).body(containsString("audit-service"))
                .body(containsString("does not answer")).body(not(containsString("secret")));
    }

    @Test
    void anAddressThatIsNoneIsAPageForPeopleAndAProblemForPrograms() {
        given().accept("text/html").get("/no-such-page").then().statusCode(404).contentType(containsString("text/html"));
        given().accept("application/json").get("/no-such-page").then().statusCode(404)
                .contentType("application/problem+json");
        given().accept("text/html").get("/api/no-such-thing").then().statusCode(404).header("Set-Cookie", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = { "/sessions?status=asleep", "/sessions/x?view=none", "/memories?kind=none", "/sessions?before=x",
            "/projects?q=%00" })
    void whatCannotBeUnderstoodIsSaidOnAPage(String path) {
        given().urlEncodingEnabled(false).cookie("throughline_access", TOKEN).get(path).then().statusCode(422)
                .contentType(containsString("text/html"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/sessions/%00", "/projects/%00", "/memories/x", "/memories/00000000-0000-0000-0000-000000000000",
            "/projects/none", "/sessions/none", "/sessions/none?view=event&event=1" })
    void whatIsNotThereIsNotFound(String path) {
        given().urlEncodingEnabled(false).cookie("throughline_access", TOKEN).get(path).then().statusCode(404)
                .contentType(containsString("text/html"));
    }

    @Test
    void aTokenWithoutTheScopeSeesNoPage() {
        String other = TestTokens.of("tenant", "ann", Scopes.INGEST);

        given().cookie("throughline_access", other).get("/sessions").then().statusCode(403)
                .contentType(containsString("text/html"));
    }

    private RequestSpecification signedIn() {
        return given().cookie("throughline_access", TOKEN).cookie("throughline_form", FORM_TOKEN)
                .contentType("application/x-www-form-urlencoded").redirects().follow(false);
    }
}
