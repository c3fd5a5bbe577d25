package dev.throughline.recall;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.common.security.Scopes;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TokenPromises;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class TokenTest extends TokenPromises {

    TokenTest() {
        super(Scopes.RECALL, 200);
    }

    @Override
    protected int ask(String token) {
        return given().auth().oauth2(token).get("/api/search?q=anything").statusCode();
    }
}
