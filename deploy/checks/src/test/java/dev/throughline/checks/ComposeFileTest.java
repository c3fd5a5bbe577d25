package dev.throughline.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import com.fasterxml.jackson.databind.JsonNode;

/** The containers are told nothing that the services do not know, and may do no more than they have to. */
class ComposeFileTest {

    static final List<String> SERVICES = Checkout.SERVICES;

    private final JsonNode compose = Checkout.documents(Checkout.read("docker-compose.yml")).getFirst();

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aServiceReadsEveryVariableAndSecretThatItIsGiven(String service) {
        var settings = ServiceSettings.of(service);

        List<String> given = names(compose.at("/services/" + service + "/environment"));
        compose.at("/services/" + service + "/secrets").forEach(secret -> given.add(secret.asText()));

        assertThat(given).contains("SECRET_FINGERPRINT_KEY").allMatch(settings::read);
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aServiceIsBuiltFromTheModuleOfItsName(String service) {
        JsonNode build = compose.at("/services/" + service + "/build");

        assertThat(build.at("/args/SERVICE").asText()).isEqualTo(service);
        assertThat(Checkout.path(build.path("dockerfile").asText())).exists();
        assertThat(Checkout.path(service).resolve("pom.xml")).exists();
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aServiceIsAskedAtItsOwnPort(String service) {
        String port = Integer.toString(ServiceSettings.of(service).port());

        assertThat(compose.at("/services/" + service + "/healthcheck/test/3").asText()).isEqualTo(port);
        assertThat(compose.at("/services/" + service + "/ports")).allMatch(
                published -> published.asText().equals("127.0.0.1:" + port + ":" + port));
    }

    @Test
    void everyContainerIsRestricted() {
        for (JsonNode container : compose.path("services")) {
            assertThat(container.path("read_only").booleanValue()).isTrue();
            assertThat(container.path("cap_drop")).hasToString("[\"ALL\"]");
            assertThat(container.path("security_opt")).hasToString("[\"no-new-privileges:true\"]");
            assertThat(container.has("mem_limit") && container.has("pids_limit")).isTrue();
            assertThat(container.has("healthcheck")).isTrue();
        }
        assertThat(Checkout.read("deploy/docker/Dockerfile")).contains("\nUSER 10001:10001\n");
    }

    @Test
    void noPasswordIsAVariable() {
        assertThat(names(compose.at("/services/postgres/environment"))).doesNotContain("POSTGRES_PASSWORD");
        for (String service : SERVICES) {
            assertThat(names(compose.at("/services/" + service + "/environment")))
                    .noneMatch(name -> name.endsWith("PASSWORD") || name.endsWith("_KEY"));
        }
    }

    @Test
    void everySecretIsMadeByTheScript() {
        String script = Checkout.read("deploy/docker/create-secrets");

        for (JsonNode secret : compose.path("secrets")) {
            assertThat(secret.path("file").asText()).startsWith(".secrets/");
            assertThat(script).contains(secret.path("file").asText().replaceFirst(".*/", " "));
        }
    }

    @Test
    void everyFileThatIsMountedOrCopiedExists() {
        for (JsonNode volume : compose.at("/services/postgres/volumes")) {
            String source = volume.asText().split(":")[0];
            if (source.startsWith("./")) {
                assertThat(Checkout.path(source)).exists();
            }
        }
        assertThat(Checkout.read("deploy/docker/Dockerfile").lines().filter(line -> line.startsWith("COPY deploy/")))
                .hasSize(2).allSatisfy(line -> assertThat(Checkout.path(line.split(" ")[1])).exists());
    }

    private static List<String> names(JsonNode environment) {
        var names = new ArrayList<String>();
        environment.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
