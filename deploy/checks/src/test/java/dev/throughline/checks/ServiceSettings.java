package dev.throughline.checks;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * What a service can be told by its environment: its properties, its mappings and those of common, and Kafka's own settings.
 */
final class ServiceSettings {

    /** Quarkus' and SmallRye's own, by their documentation; deploy/e2e has services that are told them. */
    private static final Set<String> PLATFORM = Set.of("QUARKUS_SHUTDOWN_TIMEOUT", "QUARKUS_INIT_AND_EXIT",
            "QUARKUS_FLYWAY_MIGRATE_AT_START", "QUARKUS_LOG_CONSOLE_JSON_ENABLED",
            "SMALLRYE_CONFIG_SOURCE_FILE_LOCATIONS");

    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]*)\"\\)");
    private static final Pattern KEY = Pattern.compile("(?m)^    \\S+ (\\w+)\\(\\);");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([a-z0-9.-]+)");

    private final Properties properties = new Properties();
    private final Set<String> variables = new HashSet<>(PLATFORM);

    private ServiceSettings(String module) {
        try {
            properties.load(new StringReader(Checkout.read(module + "/src/main/resources/application.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ServiceSettings of(String module) {
        var settings = new ServiceSettings(module);
        settings.addProperties();
        settings.addMappings(module);
        settings.addMappings("common");
        return settings;
    }

    /** Whether a variable of this name changes anything. */
    boolean read(String variable) {
        return variables.contains(variable) || isOfKafka(variable);
    }

    /** The port that it listens on when it is told nothing else. */
    int port() {
        return Integer.parseInt(properties.getProperty("quarkus.http.port").replaceAll("\\D", ""));
    }

    private void addProperties() {
        properties.forEach((key, value) -> {
            variables.add(variable(key.toString().replaceFirst("^%\\w+\\.", "")));
            EXPRESSION.matcher(value.toString()).results().forEach(found -> variables.add(variable(found.group(1))));
        });
    }

    private void addMappings(String module) {
        for (Path file : Checkout.files(module + "/src/main/java", "Config.java")) {
            String code = Checkout.read(file);
            Matcher prefix = PREFIX.matcher(code);
            if (prefix.find()) {
                KEY.matcher(code).results().map(found -> found.group(1).replaceAll("([A-Z])", "-$1"))
                        .forEach(key -> variables.add(variable(prefix.group(1) + "." + key)));
            }
        }
    }

    private static boolean isOfKafka(String variable) {
        String setting = variable.replaceFirst("^KAFKA_", "").toLowerCase(Locale.ROOT).replace('_', '.');
        return variable.startsWith("KAFKA_")
                && (ProducerConfig.configNames().contains(setting) || ConsumerConfig.configNames().contains(setting));
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
