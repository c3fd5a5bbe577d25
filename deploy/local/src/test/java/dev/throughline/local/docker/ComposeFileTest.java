package dev.throughline.local.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** The containers are told nothing that the services do not know. */
class ComposeFileTest {

    private static final Path CHECKOUT = Path.of("../..");

    @ParameterizedTest
    @ValueSource(strings = { "audit-service", "ingest-service", "compression-worker", "recall-service" })
    void aServiceReadsEveryVariableThatItIsGiven(String service) throws Exception {
        String read = everythingThatIsRead(service);

        List<String> given = names(compose().at("/services/" + service + "/environment"));

        assertThat(given).isNotEmpty().allSatisfy(name -> assertThat(read).contains(name));
    }

    @ParameterizedTest
    @ValueSource(strings = { "audit-service", "ingest-service", "compression-worker", "recall-service" })
    void aServiceIsBuiltFromTheModuleOfItsName(String service) throws Exception {
        JsonNode build = compose().at("/services/" + service + "/build/args/SERVICE");

        assertThat(build.asText()).isEqualTo(service);
        assertThat(CHECKOUT.resolve(service).resolve("pom.xml")).exists();
    }

    @Test
    void everyMountedFileExists() throws Exception {
        for (JsonNode volume : compose().at("/services/postgres/volumes")) {
            String source = volume.asText().split(":")[0];
            if (source.startsWith("./")) {
                assertThat(CHECKOUT.resolve(source)).exists();
            }
        }
    }

    private static JsonNode compose() throws Exception {
        return new YAMLMapper(new YAMLFactory()).readTree(CHECKOUT.resolve("docker-compose.yml").toFile());
    }

    private static List<String> names(JsonNode environment) {
        var names = new ArrayList<String>();
        environment.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The module's configuration, its mappings and those of common, in the form of environment variables. */
    private static String everythingThatIsRead(String service) throws Exception {
        Path configuration = CHECKOUT.resolve(service).resolve("src/main/resources/application.properties");
        String read = Files.readString(configuration) + mappings(service) + mappings("common");
        return read.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9\\n]", "_");
    }

    private static String mappings(String module) throws Exception {
        var text = new StringBuilder();
        try (var files = Files.walk(CHECKOUT.resolve(module).resolve("src/main/java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith("Config.java")).toList()) {
                String code = Files.readString(file);
                String prefix = code.replaceAll("(?s).*@ConfigMapping\\(prefix = \"([^\"]*)\"\\).*", "$1");
                code.lines().filter(line -> line.matches("    \\S+ \\w+\\(\\);"))
                        .forEach(line -> text.append('\n').append(prefix).append('.')
                                .append(line.strip().replaceAll("\\S+ (\\w+)\\(\\);", "$1").replaceAll("([A-Z])", "-$1")));
            }
        }
        return text.toString();
    }
}
