package dev.throughline.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.checks.Manifests.Workload;

/** Kubernetes takes the manifests, and they fit together. */
class ManifestsTest {

    static final List<String> OVERLAYS = Manifests.OVERLAYS;

    /** Of these there are no models in Java. */
    private static final Map<String, Set<String>> UNCHECKED = Map.of(
            "dev", Set.of(),
            "production", Set.of("postgresql.cnpg.io/v1 Cluster", "postgresql.cnpg.io/v1 ScheduledBackup",
                    "barmancloud.cnpg.io/v1 ObjectStore", "keda.sh/v1alpha1 ScaledObject"));

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void everyFieldIsOneOfItsKind(String overlay) {
        for (JsonNode resource : Manifests.of(overlay).resources()) {
            if (KubernetesModels.know(resource)) {
                assertThatCode(() -> KubernetesModels.read(resource)).as("%s %s", KubernetesModels.kind(resource),
                        Manifests.name(resource)).doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void onlyTheKindsOfSomeOperatorsAreTakenOnTrust(String overlay) {
        var unknown = new TreeSet<String>();

        Manifests.of(overlay).resources().stream().filter(resource -> !KubernetesModels.know(resource))
                .forEach(resource -> unknown.add(KubernetesModels.kind(resource)));

        assertThat(unknown).isEqualTo(UNCHECKED.get(overlay));
    }

    @Test
    void aFieldThatNoContainerHasIsRefused() {
        JsonNode deployment = Manifests.of("dev").one("Deployment", "ingest-service").deepCopy();

        ((ObjectNode) deployment.at("/spec/template/spec/containers/0")).put("imagePullPolice", "Always");

        assertThatThrownBy(() -> KubernetesModels.read(deployment)).hasMessageContaining("imagePullPolice");
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void aPodDisruptionBudgetAndAnAccountBelongToEveryService(String overlay) {
        var manifests = Manifests.of(overlay);

        for (String service : Checkout.SERVICES) {
            JsonNode labels = manifests.service(service).template().at("/metadata/labels");
            assertThat(manifests.one("PodDisruptionBudget", service).at("/spec/selector/matchLabels/app.kubernetes.io~1name"))
                    .isEqualTo(labels.path("app.kubernetes.io/name"));
            assertThat(manifests.one("ServiceAccount", service).path("automountServiceAccountToken").booleanValue()).isFalse();
        }
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void whatIsReferredToIsThere(String overlay) {
        var manifests = Manifests.of(overlay);
        List<String> configMaps = manifests.all("ConfigMap").stream().map(Manifests::name).toList();
        List<String> priorities = manifests.all("PriorityClass").stream().map(Manifests::name).toList();

        for (Workload workload : manifests.workloads()) {
            assertThat(workload.pod().findValues("configMapRef")).allSatisfy(
                    reference -> assertThat(configMaps).contains(reference.path("name").asText()));
            assertThat(workload.pod().findValuesAsText("priorityClassName")).isSubsetOf(priorities);
            List<String> volumes = workload.resource().findValues("volumes").stream().flatMap(Manifests::each)
                    .map(volume -> volume.path("name").asText()).toList();
            List<String> claims = Manifests.each(workload.resource().at("/spec/volumeClaimTemplates")).map(Manifests::name)
                    .toList();
            assertThat(workload.containers().stream().flatMap(container -> Manifests.each(container.path("volumeMounts")))
                    .map(mount -> mount.path("name").asText()))
                    .allMatch(name -> volumes.contains(name) || claims.contains(name));
        }
    }

    @Test
    void whatScalesExists() {
        var manifests = Manifests.of("production");

        assertThat(manifests.resources().stream().map(resource -> resource.at("/spec/scaleTargetRef"))
                .filter(target -> !target.isMissingNode())).hasSize(3)
                .allSatisfy(target -> {
                    JsonNode scaled = manifests.one(target.path("kind").asText(), target.path("name").asText());
                    assertThat(scaled.at("/spec/replicas").isMissingNode()).as("a number of its own").isTrue();
                });
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void noSecretIsWrittenDown(String overlay) {
        assertThat(Manifests.of(overlay).all("Secret")).isEmpty();
    }
}
