package dev.throughline.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import com.fasterxml.jackson.databind.JsonNode;

/** The containers are told nothing that the services do not know. */
class ComposeFileTest {

    static final List<String> SERVICES = Checkout.SERVICES;

    private final JsonNode compose = Checkout.documents(Checkout.read("docker-compose.yml")).getFirst();

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aServiceReadsEveryVariableThatItIsGiven(String service) {
        var settings = ServiceSettings.of(service);

        List<String> given = names(compose.at("/services/" + service + "/environment"));

        assertThat(given).isNotEmpty().allMatch(settings::read);
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aServiceIsBuiltFromTheModuleOfItsName(String service) {
        JsonNode build = compose.at("/services/" + service + "/build/args/SERVICE");

        assertThat(build.asText()).isEqualTo(service);
        assertThat(Checkout.path(service).resolve("pom.xml")).exists();
    }

    @Test
    void everyMountedFileExists() {
        for (JsonNode volume : compose.at("/services/postgres/volumes")) {
            String source = volume.asText().split(":")[0];
            if (source.startsWith("./")) {
                assertThat(Checkout.path(source)).exists();
            }
        }
    }

    private static List<String> names(JsonNode environment) {
        var names = new ArrayList<String>();
        environment.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
