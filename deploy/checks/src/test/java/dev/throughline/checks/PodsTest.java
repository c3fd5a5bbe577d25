package dev.throughline.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.checks.Manifests.Workload;

/**
 * The pods run what is built here, as it wants to be run, and with as few rights as Pod Security's strictest level asks for.
 */
class PodsTest {

    static final List<String> OVERLAYS = Manifests.OVERLAYS;

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void anImageIsBuiltFromTheModuleOfItsName(String overlay) {
        for (String service : Checkout.SERVICES) {
            assertThat(Manifests.of(overlay).service(service).containers()).allSatisfy(container -> assertThat(
                    container.path("image").asText()).matches("throughline/" + service + ":[\\w.-]+"));
        }
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void aServiceReadsEveryVariableThatItIsGiven(String overlay) {
        var manifests = Manifests.of(overlay);
        for (String service : Checkout.SERVICES) {
            var settings = ServiceSettings.of(service);
            for (JsonNode container : manifests.service(service).containers()) {
                assertThat(variables(manifests, container)).as(service).isNotEmpty().allMatch(settings::read);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void aServiceIsAskedAtItsOwnPort(String overlay) {
        var manifests = Manifests.of(overlay);
        for (String service : Checkout.SERVICES) {
            JsonNode container = manifests.service(service).pod().at("/containers/0");
            int port = ServiceSettings.of(service).port();

            assertThat(container.at("/ports")).hasSize(1);
            assertThat(container.at("/ports/0/containerPort").intValue()).isEqualTo(port);
            assertThat(container.at("/ports/0/name").asText()).isEqualTo("http");
            assertThat(manifests.all("Service").stream().filter(each -> Manifests.name(each).equals(service))).allSatisfy(
                    each -> assertThat(each.at("/spec/ports/0/port").intValue()).isEqualTo(port));
        }
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void aServiceIsProbedWhereQuarkusAnswers(String overlay) {
        var paths = Map.of("startupProbe", "/q/health/started", "livenessProbe", "/q/health/live",
                "readinessProbe", "/q/health/ready");
        for (String service : Checkout.SERVICES) {
            JsonNode container = Manifests.of(overlay).service(service).pod().at("/containers/0");

            paths.forEach((probe, path) -> {
                assertThat(container.at("/" + probe + "/httpGet/path").asText()).isEqualTo(path);
                assertThat(container.at("/" + probe + "/httpGet/port").asText()).isEqualTo("http");
            });
            assertThat(Checkout.read(service + "/src/main/resources/application.properties")).as("paths of its own")
                    .doesNotContain("quarkus.smallrye-health.", "root-path", "quarkus.management.");
        }
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void everyPodIsRestricted(String overlay) {
        for (Workload workload : Manifests.of(overlay).workloads()) {
            JsonNode pod = workload.pod();
            assertThat(pod.at("/securityContext/runAsNonRoot").booleanValue()).as(workload.name()).isTrue();
            assertThat(pod.at("/securityContext/runAsUser").intValue()).as(workload.name()).isPositive();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(pod.path("automountServiceAccountToken")).as(workload.name()).hasToString("false");
            assertThat(pod.path("enableServiceLinks")).as(workload.name()).hasToString("false");
            assertThat(workload.containers()).isNotEmpty().allSatisfy(PodsTest::assertRestricted);
        }
    }

    @Test
    void theNamespaceTakesNoOtherPods() {
        JsonNode labels = Manifests.of("production").one("Namespace", "throughline").at("/metadata/labels");

        assertThat(labels.path("pod-security.kubernetes.io/enforce").asText()).isEqualTo("restricted");
    }

    @Test
    void everySecretCanBeMade() {
        String script = Checkout.read("deploy/kubernetes/overlays/dev/create-secrets");
        Set<String> roles = Set.of("worker", "recall", "audit", "audit-owner");

        assertThat(secrets(Manifests.of("dev"))).allSatisfy(name -> assertThat(script).satisfiesAnyOf(
                text -> assertThat(text).contains("make " + name + " "),
                text -> assertThat(roles).contains(name.replaceAll("throughline-(.*)-database", "$1"))));
    }

    @Test
    void everySecretOfProductionComesFromAStoreOrFromStrimzi() {
        var made = new ArrayList<>(
                Checkout.documents(Checkout.read("deploy/kubernetes/components/external-secrets/secrets.yaml"))
                        .stream().map(Manifests::name).toList());
        made.addAll(Manifests.of("production").all("KafkaUser").stream().map(Manifests::name).toList());
        made.add("throughline-cluster-ca-cert");

        assertThat(secrets(Manifests.of("production"))).isNotEmpty().allMatch(made::contains);
    }

    private static void assertRestricted(JsonNode container) {
        assertThat(container.at("/securityContext/allowPrivilegeEscalation")).hasToString("false");
        assertThat(container.at("/securityContext/readOnlyRootFilesystem")).hasToString("true");
        assertThat(container.at("/securityContext/capabilities/drop/0").asText()).isEqualTo("ALL");
        assertThat(container.at("/resources/requests/cpu").isMissingNode()).isFalse();
        assertThat(container.at("/resources/requests/memory").isMissingNode()).isFalse();
        assertThat(container.at("/resources/limits/memory").isMissingNode()).isFalse();
    }

    private static List<String> variables(Manifests manifests, JsonNode container) {
        var names = new ArrayList<String>();
        container.path("env").forEach(variable -> names.add(variable.path("name").asText()));
        for (JsonNode source : container.path("envFrom")) {
            manifests.one("ConfigMap", source.at("/configMapRef/name").asText()).path("data").fieldNames()
                    .forEachRemaining(names::add);
        }
        return names;
    }

    private static List<String> secrets(Manifests manifests) {
        var names = new ArrayList<String>();
        for (Workload workload : manifests.workloads()) {
            workload.pod().findValues("secretKeyRef").forEach(reference -> names.add(reference.path("name").asText()));
            names.addAll(workload.pod().findValuesAsText("secretName"));
        }
        return names;
    }
}
