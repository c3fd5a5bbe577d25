package dev.throughline.audit.upkeep;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.testing.Infrastructure;
import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class MigratedSchemaTest {

    @Test
    void whichBuildAndSchemaItIsNeedsNoToken() throws Exception {
        given().get("/q/info").then().statusCode(200)
                .body("build.version", not(equalTo("")))
                .body("schema.name", equalTo("security"))
                .body("schema.version", equalTo(latest()));
    }

    private static String latest() throws Exception {
        try (var statement = Infrastructure.shared().connection().createStatement();
                var versions = statement.executeQuery("SELECT max(version) FROM security.flyway_schema_history")) {
            versions.next();
            return versions.getString(1);
        }
    }
}
