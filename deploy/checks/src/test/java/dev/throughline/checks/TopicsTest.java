package dev.throughline.checks;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

import io.strimzi.api.kafka.model.topic.KafkaTopic;

import dev.throughline.common.topic.Topics;

/** The topics of a cluster that Strimzi looks after are those that the services would make. */
class TopicsTest {

    private static final short REPLICAS = 3;

    @Test
    void theTopicsAreThoseOfTheCode() {
        Map<String, NewTopic> declared = Manifests.of("production").all("KafkaTopic").stream()
                .map(resource -> topic(KubernetesModels.read(resource, KafkaTopic.class)))
                .collect(toMap(NewTopic::name, topic -> topic));

        assertThat(declared).isEqualTo(Topics.all(REPLICAS).stream().collect(toMap(NewTopic::name, topic -> topic)));
    }

    @Test
    void noUserHasRightsOnATopicThatIsNotThere() {
        var topics = Topics.all(REPLICAS).stream().map(NewTopic::name).toList();

        assertThat(Manifests.of("production").all("KafkaUser").stream()
                .flatMap(user -> Manifests.each(user.at("/spec/authorization/acls"))).map(rule -> rule.path("resource"))
                .filter(resource -> "topic".equals(resource.path("type").asText()))
                .map(resource -> resource.path("name").asText()).filter(name -> !"*".equals(name)))
                .isNotEmpty().allMatch(topics::contains);
    }

    @Test
    void everyServiceHasAUserOfItsName() {
        assertThat(Manifests.of("production").all("KafkaUser").stream().map(Manifests::name))
                .containsExactlyInAnyOrderElementsOf(Checkout.SERVICES);
    }

    @Test
    void theRolesOfPostgresqlAreThoseOfTheLocalStack() {
        String roles = Checkout.read("deploy/local/src/main/resources/dev/throughline/local/infrastructure/roles.sql");

        assertThat(Checkout.read("deploy/kubernetes/overlays/dev/roles.sql")).isEqualTo(roles);
        assertThat(Checkout.read("deploy/kubernetes/overlays/dev/create-roles.sh"))
                .isEqualTo(Checkout.read("deploy/docker/create-roles.sh"));
        assertThat(statements(Checkout.read("deploy/kubernetes/overlays/production/roles.sql")))
                .isEqualTo(statements(roles.replace(" PASSWORD :'password'", "")));
    }

    private static String statements(String sql) {
        return sql.lines().filter(line -> !line.startsWith("--")).collect(joining("\n"));
    }

    private static NewTopic topic(KafkaTopic topic) {
        Map<String, String> config = topic.getSpec().getConfig().entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().toString()));
        return new NewTopic(topic.getMetadata().getName(), topic.getSpec().getPartitions(),
                topic.getSpec().getReplicas().shortValue()).configs(config);
    }
}
