package dev.throughline.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.fabric8.kubernetes.api.model.LabelSelector;

import dev.throughline.checks.Manifests.Workload;

/** Who may talk to whom, by what the policies come to together. */
class NetworkTest {

    private static final Set<String> ALLOWED = new TreeSet<>(Set.of(
            "ingest-service -> kafka", "ingest-service -> audit-service",
            "compression-worker -> kafka", "compression-worker -> audit-service", "compression-worker -> postgres",
            "recall-service -> kafka", "recall-service -> audit-service", "recall-service -> postgres",
            "recall-service -> ingest-service", "recall-service -> compression-worker",
            "audit-service -> kafka", "audit-service -> postgres",
            "backup -> postgres"));

    private final Manifests manifests = Manifests.of("dev");
    private final List<JsonNode> policies = manifests.all("NetworkPolicy").stream().map(policy -> policy.path("spec")).toList();

    @Test
    void onlyThoseTalkWhoHaveTo() {
        var talking = new TreeSet<String>();

        for (Workload from : manifests.workloads()) {
            manifests.workloads().stream().filter(to -> mayTalk(from, to))
                    .forEach(to -> talking.add(from.name() + " -> " + to.name()));
        }

        assertThat(talking).isEqualTo(ALLOWED);
    }

    @Test
    void whatNoPolicyAllowsIsDenied() {
        JsonNode nothing = manifests.one("NetworkPolicy", "nothing").path("spec");

        assertThat(nothing.path("podSelector")).isEmpty();
        assertThat(nothing.path("policyTypes")).hasToString("[\"Ingress\",\"Egress\"]");
        assertThat(nothing.has("ingress") || nothing.has("egress")).isFalse();
    }

    @Test
    void onlyTheDoorsAreOpenToTheGateway() {
        assertThat(manifests.workloads().stream()
                .filter(workload -> policies.stream().anyMatch(policy -> selects(policy.path("podSelector"), workload)
                        && policy.findValuesAsText("throughline.dev/access").contains("gateway")))
                .map(Workload::name)).containsExactlyInAnyOrder("ingest-service", "recall-service", "audit-service");
    }

    private boolean mayTalk(Workload from, Workload to) {
        return isAllowed("egress", "to", from, to) && isAllowed("ingress", "from", to, from);
    }

    private boolean isAllowed(String direction, String peers, Workload workload, Workload peer) {
        return policies.stream().filter(policy -> selects(policy.path("podSelector"), workload))
                .flatMap(policy -> Manifests.each(policy.path(direction)))
                .flatMap(rule -> Manifests.each(rule.path(peers)))
                .anyMatch(each -> !each.has("namespaceSelector") && selects(each.path("podSelector"), peer));
    }

    private static boolean selects(JsonNode selector, Workload workload) {
        var wanted = KubernetesModels.read(selector, LabelSelector.class);
        JsonNode labels = workload.template().at("/metadata/labels");
        return wanted.getMatchLabels().entrySet().stream().allMatch(label -> has(labels, label))
                && wanted.getMatchExpressions().stream().allMatch(expression -> "In".equals(expression.getOperator())
                        && expression.getValues().contains(labels.path(expression.getKey()).asText()));
    }

    private static boolean has(JsonNode labels, Map.Entry<String, String> label) {
        return labels.path(label.getKey()).asText().equals(label.getValue());
    }
}
